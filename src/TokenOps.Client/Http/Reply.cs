using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>An answer whose headers are there and whose body is not yet read. Disposing it gives the connection back, or closes it.</summary>
internal sealed class Reply : IDisposable
{
    private ReplyStream? _body;
#if NETSTANDARD
    private readonly CancellationTokenRegistration _registration;
#endif

    public Reply(Call call, AttemptScope scope, HttpResponseMessage response)
    {
        Call = call;
        Scope = scope;
        Response = response;
#if NETSTANDARD
        // .NET Framework's network streams do not listen to tokens; they do end when the response is disposed.
        // Elsewhere, since closing one may take its time there too.
        _registration = scope.Token.Register(
            static state => ThreadPool.QueueUserWorkItem(static response => ((HttpResponseMessage)response!).CloseQuietly(), state), response);
#endif
    }

    public Call Call { get; }

    public AttemptScope Scope { get; }

    public HttpResponseMessage Response { get; }

    /// <summary>Ends with the caller's token and with the time limits.</summary>
    public CancellationToken Token => Scope.Token;

    /// <summary>The media type without its parameters; null when the answer does not say.</summary>
    public string? MediaType => Response.Content?.Headers.ContentType?.MediaType;

    /// <summary>Whether the client itself has to decompress the body.</summary>
    public bool IsCompressed => Response.Content is { } content && ContentDecoding.IsEncoded(content.Headers);

    public string? Charset => ReplyHeaders.HasPlainJson(Response) ? null : Response.Content?.Headers.ContentType?.CharSet;

    public string? RequestId => ReplyHeaders.RequestId(Response);

    /// <summary>Opens the body, decompressed, bounded by <see cref="TokenOpsClientOptions.MaxResponseBytes"/>, with its failures translated.</summary>
    public ValueTask<ReplyStream> OpenAsync()
    {
        if (_body is not null)
        {
            return new(_body);
        }

        if (Response.IsSuccessStatusCode && Response.Content?.Headers.ContentLength > Call.Settings.MaxResponseBytes)
        {
            throw Failures.TooLarge(this);
        }

#if NETSTANDARD
        var opening = Response.Content is null ? Task.FromResult(Stream.Null) : Response.Content.ReadAsStreamAsync();
#else
        var opening = Response.Content!.ReadAsStreamAsync(Token);
#endif
        return opening.Status == TaskStatus.RanToCompletion ? new(_body = new ReplyStream(this, opening.Result)) : WaitAsync(opening);
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> CopyHeaders() => ReplyHeaders.Copy(Response);

    /// <summary>What <see cref="CallOptions.OnResponse"/> is told.</summary>
    public ResponseInfo Info() => new()
    {
        StatusCode = Response.StatusCode,
        RequestId = RequestId,
        Attempt = Call.Attempt,
        Headers = CopyHeaders(),
    };

    private async ValueTask<ReplyStream> WaitAsync(Task<Stream> opening) => _body = new ReplyStream(this, await opening.ConfigureAwait(false));

    public void Dispose()
    {
        DisposeKeepingScope();
        Scope.Dispose();
    }

    /// <summary>Lets go of the answer while the attempt goes on.</summary>
    public void DisposeKeepingScope()
    {
#if NETSTANDARD
        _registration.Dispose();
#endif
        _body?.Dispose();
        Response.CloseQuietly();
    }
}
