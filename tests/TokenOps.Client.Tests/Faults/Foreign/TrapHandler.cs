using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Faults.Foreign;

/// <summary>A handler that reads the request and responds from memory, and throws where the trap says.</summary>
internal sealed class TrapHandler(Trap trap) : HttpMessageHandler
{
    public const string RequestId = "req-foreign";

    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    public string? Encoding { get; init; }

    public byte[] Body { get; init; } = [];

    public string MediaType { get; init; } = "application/json";

    /// <summary>How many requests came.</summary>
    public int Calls { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        trap.Pass("handler");
        return RespondAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> RespondAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        trap.Pass("handler's task");
        if (request.Content is { } content)
        {
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }

        trap.Pass("handler after the body");
        var events = MediaType == "application/json" && Status == HttpStatusCode.OK && request.Headers.Accept.Any(static type => type.MediaType == "text/event-stream");
        var response = new HttpResponseMessage(Status) { Content = new TrapContent(trap, Body), RequestMessage = request };
        response.Headers.TryAddWithoutValidation("x-request-id", RequestId);
        response.Content.Headers.TryAddWithoutValidation("Content-Type", events ? "text/event-stream" : MediaType);
        if (Encoding is not null)
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Encoding", Encoding);
        }

        return response;
    }

    private sealed class TrapContent(Trap trap, byte[] body) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync()
        {
            trap.Pass("body opening");
            return Task.FromResult<Stream>(new TrapStream(trap, "body", body));
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            trap.Pass("body length");
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            trap.Pass("response close");
            base.Dispose(disposing);
        }
    }
}
