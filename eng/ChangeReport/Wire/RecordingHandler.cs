using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.ChangeReport.Wire;

/// <summary>Keeps the request that a client sends, and returns one response.</summary>
internal sealed class RecordingHandler(int status, string? mediaType, byte[] body) : HttpMessageHandler
{
    /// <summary>Gets the elements of the request; empty until one was sent.</summary>
    public IReadOnlyList<MessageElement> Sent { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent = await MessageReader.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var content = new ByteArrayContent(body);
        if (mediaType is not null && MediaTypeHeaderValue.TryParse(mediaType, out var parsed))
            content.Headers.ContentType = parsed;
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request };
    }
}
