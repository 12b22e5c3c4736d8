using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// A <c>multipart/form-data</c> body that is streamed: whatever the number and size of its files, it needs one buffer.
/// Can be sent several times, byte for byte the same, as long as <see cref="CanReplay"/> is true.
/// </summary>
internal sealed class MultipartFormContent : HttpContent
{
    private const int LineEnd = 2;

    private readonly IReadOnlyList<MultipartPart> _parts;
    private readonly byte[] _delimiter;
    private readonly byte[] _end;
    private readonly UploadAttempt? _progress;
    private readonly CancellationToken _cancellationToken;
    private long?[]? _lengths;

    /// <param name="parts">Prepared parts in the order of sending.</param>
    /// <param name="progress">Gets told about every buffer that was handed to the connection.</param>
    /// <param name="cancellationToken">For frameworks whose <see cref="HttpContent"/> is not given one.</param>
    public MultipartFormContent(IReadOnlyList<MultipartPart> parts, UploadAttempt? progress, CancellationToken cancellationToken)
    {
        _parts = parts;
        _progress = progress;
        _cancellationToken = cancellationToken;
        Boundary = MultipartBoundary.Create();
        _delimiter = Encoding.ASCII.GetBytes($"--{Boundary}\r\n");
        _end = Encoding.ASCII.GetBytes($"--{Boundary}--\r\n");
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
    }

    /// <summary>What separates the parts.</summary>
    public string Boundary { get; }

    /// <summary>Whether the body can be sent again.</summary>
    public bool CanReplay => _parts.All(static part => part.CanReplay);

    /// <summary>
    /// What went wrong with the content when sending failed, a <see cref="FilePartException"/> mostly; null when the
    /// connection is to blame. <see cref="HttpClient"/> wraps either into an <see cref="HttpRequestException"/>.
    /// </summary>
    public Exception? SourceError { get; private set; }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        var total = ComputeLength();
        length = total ?? 0;
        return total is not null;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, _cancellationToken);

#if NET
    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken.CanBeCanceled ? cancellationToken : _cancellationToken);
#endif

    // What is announced in Content-Length binds every later attempt, so the file system is asked only once.
    private long? ComputeLength()
    {
        _lengths ??= [.. _parts.Select(static part => part.Length)];
        long total = _end.Length;
        for (var i = 0; i < _lengths.Length; i++)
        {
            if (_lengths[i] is not { } length)
                return null;
            total += _delimiter.Length + _parts[i].Header.Length + length + LineEnd;
        }

        return total;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var total = ComputeLength();
        using var sink = new MultipartSink(stream, total, _progress);
        SourceError = null;
        _progress?.Report(0, total);
        try
        {
            for (var i = 0; i < _parts.Count; i++)
            {
                await sink.WriteAsync(_delimiter, cancellationToken).ConfigureAwait(false);
                await sink.WriteAsync(_parts[i].Header, cancellationToken).ConfigureAwait(false);
                await _parts[i].WriteAsync(sink, _lengths![i], cancellationToken).ConfigureAwait(false);
                await sink.WriteAsync(_delimiter.AsMemory(_delimiter.Length - LineEnd), cancellationToken).ConfigureAwait(false);
            }

            await sink.WriteAsync(_end, cancellationToken).ConfigureAwait(false);
            await sink.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!sink.TargetFailed && exception is not OperationCanceledException)
        {
            SourceError = exception;
            throw;
        }
    }
}
