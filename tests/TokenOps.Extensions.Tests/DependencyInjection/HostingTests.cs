using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TokenOps.Extensions.Tests.DependencyInjection;

/// <summary>What the container brings along, and how its connections are made.</summary>
public sealed class HostingTests
{
    private static HttpMessageHandler Innermost(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return handler;
    }

    [Test]
    public void Connections_follow_no_redirect_keep_no_cookie_and_are_renewed()
    {
        var services = new ServiceCollection();
        var name = services.AddTokenOps(o => o.ApiKey = "sk-key").Name;
        using var provider = services.BuildServiceProvider();

        var handler = (SocketsHttpHandler)Innermost(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name));
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);

        (handler.AllowAutoRedirect, handler.UseCookies, handler.PooledConnectionLifetime).Should().Be((false, false, TimeSpan.FromMinutes(5)));
        client.Timeout.Should().Be(Timeout.InfiniteTimeSpan);
    }

    [Test]
    public void Clock_and_log_come_from_the_container()
    {
        var services = new ServiceCollection();
        var clock = new OwnClock();
        services.AddLogging().AddSingleton<TimeProvider>(clock).AddTokenOps(o => o.ApiKey = "sk-key");
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<TokenOpsClientOptions>>().Value;

        options.TimeProvider.Should().BeSameAs(clock);
        options.LoggerFactory.Should().BeSameAs(provider.GetRequiredService<ILoggerFactory>());
    }

    [Test]
    public void Clock_and_log_of_the_options_come_first()
    {
        var services = new ServiceCollection();
        var clock = new OwnClock();
        using var log = new LoggerFactory();
        services.AddLogging().AddSingleton<TimeProvider>(new OwnClock()).AddTokenOps("own", o => (o.ApiKey, o.TimeProvider, o.LoggerFactory) = ("sk-key", clock, log));
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<TokenOpsClientOptions>>().Get("own");

        options.TimeProvider.Should().BeSameAs(clock);
        options.LoggerFactory.Should().BeSameAs(log);
    }

    [Test]
    public async Task Nothing_that_is_logged_shows_the_key_or_the_prompt()
    {
        using var server = new AnsweringHandler(System.Net.HttpStatusCode.ServiceUnavailable);
        using var log = new MemoryLoggerProvider();
        var services = new ServiceCollection();
        services.AddLogging(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddTokenOps(o => o.ApiKey = "sk-very-secret").ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<TokenOpsClient>().Images.CreateImageEditAsync(Requests.Edit());

        log.Messages.Should().Contain(m => m.StartsWith("TokenOps.Client: ", StringComparison.Ordinal)).And.Contain(m => m.Contains("Authorization", StringComparison.Ordinal));
        log.Messages.Should().NotContain(m => m.Contains("sk-very-secret", StringComparison.Ordinal) || m.Contains(Requests.Prompt, StringComparison.Ordinal));
    }

    private sealed class OwnClock : TimeProvider;
}
