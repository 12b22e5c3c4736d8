using System.Net;
using TokenOps.FuzzTests.Inputs;

namespace TokenOps.FuzzTests.Wire;

/// <summary>Answers every request with the input.</summary>
internal sealed class InputHandler : HttpMessageHandler
{
    private FuzzInput _input = new() { Body = [] };
    private CancellationTokenSource _cancel = new();
    private byte[] _bytes = [];
    private int _redirects;

    /// <summary>Gets whether a request came.</summary>
    public bool WasAsked { get; private set; }

    public void Begin(FuzzInput input, byte[] bytes, CancellationTokenSource cancel)
    {
        _input = input;
        _bytes = bytes;
        _cancel = cancel;
        _redirects = input.Redirects;
        WasAsked = false;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WasAsked = true;
        var isRedirect = _redirects-- > 0 && _input.Location is not null;
        var response = new HttpResponseMessage((HttpStatusCode)(isRedirect ? 307 : _input.Status))
        {
            RequestMessage = request,
            Content = new StreamContent(new PieceStream(_bytes, _input, _cancel)),
        };
        if (_input.ContentType is { } type)
            response.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (_input.ContentEncoding is { } encoding)
            response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        if (_input.LengthLie is { } lie)
            response.Content.Headers.ContentLength = lie == 0 ? _bytes.Length : lie;
        if (_input.RequestId is { } id)
            response.Headers.TryAddWithoutValidation("x-request-id", id);
        if (_input.Location is { } location)
            response.Headers.TryAddWithoutValidation("Location", location);

        return Task.FromResult(response);
    }
}
