using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TokenOps.Stubs.Java;

/// <summary>
/// Answers the refusals of a WireMock on Java, which hands them over: WireMock's mappings can find that a rule is broken,
/// but not list all that are with what was found (its templates fail on a form with two parts of one name).
/// </summary>
internal sealed class RefusalExplainer : IAsyncDisposable
{
    private readonly Dictionary<string, StubDefinition> _definitions;
    private WebApplication? _application;

    /// <summary>Creates it for the definitions that it explains.</summary>
    public RefusalExplainer(StubDefinitionSet set) =>
        _definitions = set.Definitions.ToDictionary(definition => definition.Name, StringComparer.Ordinal);

    /// <summary>Starts it on a free port of the loopback interface.</summary>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        // Empty: nothing of the application's settings, environment or signals is this server's business.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        _application = builder.Build();
        _application.Run(ExplainAsync);
        await _application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new Uri(_application.Urls.First());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ExplainAsync(HttpContext context)
    {
        if (!_definitions.TryGetValue(context.Request.Headers[MappingWriter.DefinitionHeader].ToString(), out var definition))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var content = body.ToArray();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.Select(value => value ?? string.Empty).ToArray(), StringComparer.OrdinalIgnoreCase);
        if (definition.Trigger == StubTrigger.Refused && !definition.MatchesBody(content))
        {
            // The mapping and the judge must never disagree; if they do, it must be seen.
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync($"The stub '{definition.Name}' refused a request that follows the document.", context.RequestAborted).ConfigureAwait(false);
            return;
        }

        var response = definition.Respond(headers, content);
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentLength = response.Body.Length;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
