using System;
using System.Threading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TokenOps;
using TokenOps.DependencyInjection;

// Where every host looks for its registrations, without another using.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="TokenOpsClient"/> with a container.</summary>
/// <remarks>
/// <para>
/// The client is a singleton over a <c>HttpClient</c> of <c>IHttpClientFactory</c>. Its handler follows no redirects and keeps
/// no cookies, its <c>Timeout</c> is infinite, so that <see cref="TokenOpsClientOptions.Timeout"/> alone decides, and on .NET
/// its connections are renewed every 5 minutes, so that a name that has moved is noticed. On .NET Framework set
/// <c>ServicePoint.ConnectionLeaseTimeout</c> for that.
/// </para>
/// <para>
/// Unless the options say otherwise, log messages go to the container's <c>ILoggerFactory</c>, and time comes from its
/// <see cref="TimeProvider"/>. The options are checked when the host starts: an <see cref="OptionsValidationException"/> names
/// each one that is out of its range, and an API key that is missing from both the options and <c>TOKENOPS_API_KEY</c>.
/// </para>
/// <para>
/// Handlers of the caller's own are added with <c>AddHttpMessageHandler</c> on what these methods return. A handler sees each
/// attempt of a call once. Mind the standard resilience handler (<c>AddStandardResilienceHandler</c>, also by way of
/// <c>ConfigureHttpClientDefaults</c> in service defaults): it cancels each attempt after 10 seconds and the whole after 30,
/// while an image edit takes a minute or more, and it tries again up to 3 times, each of which may try again up to
/// <see cref="TokenOpsClientOptions.MaxRetries"/> times here and be billed. Either leave it out (<c>RemoveAllResilienceHandlers</c>),
/// since this client retries by itself, or raise its <c>AttemptTimeout</c>, <c>TotalRequestTimeout</c> and the circuit breaker's
/// <c>SamplingDuration</c> (at least twice the attempt's) and set <see cref="TokenOpsClientOptions.MaxRetries"/> to 0. Its
/// limits cover the time to the reply's headers only, not reading the reply or a stream. It also sends a request's content
/// anew, which fails for a file part that cannot be read twice.
/// </para>
/// </remarks>
public static class TokenOpsServiceCollectionExtensions
{
    /// <summary>Registers the one client of an application, as <see cref="TokenOpsClient"/>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Sets options; null leaves them at their defaults. May be called again: what is set adds up.</param>
    /// <returns>The builder of the client's <c>HttpClient</c>, for handlers and the like.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IHttpClientBuilder AddTokenOps(this IServiceCollection services, Action<TokenOpsClientOptions>? configure = null) =>
        Add(services, Options.Options.DefaultName, options => Configure(options, configure));

    /// <summary>Registers the one client of an application, as <see cref="TokenOpsClient"/>, with options from configuration.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">A section with members named as those of <see cref="TokenOpsClientOptions"/>.</param>
    /// <param name="configure">Sets options after the section was read; null sets none.</param>
    /// <returns>The builder of the client's <c>HttpClient</c>, for handlers and the like.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configuration"/> is null.</exception>
    public static IHttpClientBuilder AddTokenOps(this IServiceCollection services, IConfiguration configuration, Action<TokenOpsClientOptions>? configure = null) =>
        Add(services, Options.Options.DefaultName, options => Bind(options, configuration, configure));

    /// <summary>Registers a client under a name, as a keyed <see cref="TokenOpsClient"/> with the name as its key.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The name, not empty. Compared by case.</param>
    /// <param name="configure">Sets options; null leaves them at their defaults. May be called again: what is set adds up.</param>
    /// <returns>The builder of the client's <c>HttpClient</c>, for handlers and the like.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddTokenOps(this IServiceCollection services, string name, Action<TokenOpsClientOptions>? configure = null) =>
        Add(services, Checked(name), options => Configure(options, configure));

    /// <summary>Registers a client under a name, as a keyed <see cref="TokenOpsClient"/>, with options from configuration.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The name, not empty. Compared by case.</param>
    /// <param name="configuration">A section with members named as those of <see cref="TokenOpsClientOptions"/>.</param>
    /// <param name="configure">Sets options after the section was read; null sets none.</param>
    /// <returns>The builder of the client's <c>HttpClient</c>, for handlers and the like.</returns>
    /// <exception cref="ArgumentNullException">An argument but <paramref name="configure"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddTokenOps(this IServiceCollection services, string name, IConfiguration configuration, Action<TokenOpsClientOptions>? configure = null) =>
        Add(services, Checked(name), options => Bind(options, configuration, configure));

    private static IHttpClientBuilder Add(IServiceCollection services, string name, Action<OptionsBuilder<TokenOpsClientOptions>> configure)
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<TokenOpsClientOptions>, ContainerDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TokenOpsClientOptions>, ClientOptionsValidation>());
        var options = services.AddOptions<TokenOpsClientOptions>(name);
        configure(options);
        options.ValidateOnStart();

        var httpClientName = ClientFactory.HttpClientName(name);
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => ClientFactory.Create(provider, name));
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => ClientFactory.Create(provider, name));
        }

        return services.AddHttpClient(httpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    private static void Configure(OptionsBuilder<TokenOpsClientOptions> options, Action<TokenOpsClientOptions>? configure)
    {
        if (configure is not null)
        {
            options.Configure(configure);
        }
    }

    private static void Bind(OptionsBuilder<TokenOpsClientOptions> options, IConfiguration configuration, Action<TokenOpsClientOptions>? configure)
    {
        options.Bind(configuration ?? throw new ArgumentNullException(nameof(configuration)));
        Configure(options, configure);
    }

    private static string Checked(string name)
    {
        _ = name ?? throw new ArgumentNullException(nameof(name));
        return name.Length > 0 ? name : throw new ArgumentException("The name of a client must not be empty; the overloads without a name register the one client.", nameof(name));
    }
}
