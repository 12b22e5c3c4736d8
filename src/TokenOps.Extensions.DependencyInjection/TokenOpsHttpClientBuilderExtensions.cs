using System;
using TokenOps.DependencyInjection;

// Beside IHttpClientBuilder's other extensions.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Settings of a registered client that are not options of <c>TokenOpsClient</c> itself.</summary>
public static class TokenOpsHttpClientBuilderExtensions
{
    /// <summary>Lets the host start without an API key, because a handler of the caller's own authorizes each request.</summary>
    /// <param name="builder">What <c>AddTokenOps</c> returned.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IHttpClientBuilder AllowMissingApiKey(this IHttpClientBuilder builder)
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        builder.Services.Configure<MissingKeyRule>(builder.Name, rule => rule.Allowed = true);
        return builder;
    }
}
