using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Cli.Verification;

/// <summary>Keeps the last answer as it came, beside what the client makes of it. For one call at a time.</summary>
internal sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
{
    private const long MaximumBody = 256L * 1024 * 1024;

    public RecordedAnswer? Last { get; private set; }

    public void Forget() => Last = null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await response.Content.LoadIntoBufferAsync(MaximumBody, cancellationToken).ConfigureAwait(false);
        Last = new RecordedAnswer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        return response;
    }
}
