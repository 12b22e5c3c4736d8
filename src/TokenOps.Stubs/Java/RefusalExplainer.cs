using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TokenOps.Stubs.Engines;

namespace TokenOps.Stubs.Java;

/// <summary>
/// Answers the refusals of a WireMock on Java, which hands them over: WireMock's mappings can find that a rule is broken,
/// but not list all that are with what was found (its templates fail on a form with two parts of one name).
/// </summary>
internal sealed class RefusalExplainer : IAsyncDisposable
{
    private readonly StubDefinitionSet _set;
    private readonly Dictionary<string, StubDefinition> _definitions;
    private WebApplication? _application;

    /// <summary>Creates it for the definitions that it explains.</summary>
    public RefusalExplainer(StubDefinitionSet set)
    {
        _set = set;
        _definitions = set.Definitions.ToDictionary(definition => definition.Name, StringComparer.Ordinal);
    }

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
        _application.Use((context, next) => new RequestGuard(_set).InvokeAsync(context, next));
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
        if (definition.Trigger == StubTrigger.Refused && !definition.MatchesBody(headers, content))
        {
            // A regular expression cannot know the delimiter that the Content-Type names: what it mistook is answered as it should be.
            definition = _set.Find(new ReceivedRequest(context.Request.Method, context.Request.Path.Value ?? "/", headers, content));
        }

        await RequestGuard.AnswerAsync(context, definition.Respond(headers, content)).ConfigureAwait(false);
    }
}
