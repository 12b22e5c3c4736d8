using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// A <c>multipart/form-data</c> body that is streamed: whatever the number and size of its files, it needs one buffer.
/// Can be sent several times, byte for byte the same, as long as <see cref="CanReplay"/> is true.
/// </summary>
internal sealed class MultipartFormContent : RequestBody
{
    private const int LineEnd = 2;
    private const long Unknown = -1;

    private readonly MultipartPart[] _parts;
    private readonly UploadAttempt? _progress;
    private readonly CancellationToken _cancellationToken;

    // The line end, "--", the boundary, "--" and the line end again: every delimiter is a piece of it.
    private readonly byte[] _marks;
    private long[]? _lengths;

    /// <param name="parts">Prepared parts in the order of sending.</param>
    /// <param name="progress">Gets told about every buffer that was handed to the connection.</param>
    /// <param name="cancellationToken">For frameworks whose <c>HttpContent</c> is not given one.</param>
    public MultipartFormContent(MultipartPart[] parts, UploadAttempt? progress, CancellationToken cancellationToken)
    {
        _parts = parts;
        _progress = progress;
        _cancellationToken = cancellationToken;
        Boundary = MultipartBoundary.Create();
        _marks = new byte[Boundary.Length + 8];
        "\r\n--"u8.CopyTo(_marks);
        Encoding.ASCII.GetBytes(Boundary, 0, Boundary.Length, _marks, 4);
        "--\r\n"u8.CopyTo(_marks.AsSpan(_marks.Length - 4));
        Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + Boundary);
    }

    /// <summary>What separates the parts.</summary>
    public string Boundary { get; }

    /// <inheritdoc/>
    public override bool CanReplay
    {
        get
        {
            foreach (var part in _parts)
            {
                if (!part.CanReplay)
                    return false;
            }

            return true;
        }
    }

    private ReadOnlyMemory<byte> NewLine => _marks.AsMemory(0, LineEnd);

    private ReadOnlyMemory<byte> Delimiter => _marks.AsMemory(LineEnd, _marks.Length - (3 * LineEnd));

    private ReadOnlyMemory<byte> CloseDelimiter => _marks.AsMemory(LineEnd);

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = ComputeLength();
        return length != Unknown;
    }

    /// <inheritdoc/>
    protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        Begin();
        var token = cancellationToken.CanBeCanceled ? cancellationToken : _cancellationToken;
        var length = ComputeLength();
        long? total = length == Unknown ? null : length;
        using var sink = new MultipartSink(stream, total, _progress);
        _progress?.Report(0, total);
        try
        {
            for (var i = 0; i < _parts.Length; i++)
            {
                await sink.WriteAsync(Delimiter, token).ConfigureAwait(false);
                await sink.WriteAsync(NewLine, token).ConfigureAwait(false);
                await sink.WriteAsync(_parts[i].Head, token).ConfigureAwait(false);
                await _parts[i].WriteAsync(sink, _lengths![i] == Unknown ? null : _lengths[i], token).ConfigureAwait(false);
                await sink.WriteAsync(NewLine, token).ConfigureAwait(false);
            }

            await sink.WriteAsync(CloseDelimiter, token).ConfigureAwait(false);
            await sink.FlushAsync(token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!sink.TargetFailed && !(exception is OperationCanceledException && token.IsCancellationRequested))
        {
            Blame(exception);
            throw;
        }
        finally
        {
            HandedOver = sink.HandedOver;
        }

        End();
    }

    // What is announced in Content-Length binds every later attempt, so the file system is asked only once.
    private long ComputeLength()
    {
        if (_lengths is null)
        {
            _lengths = new long[_parts.Length];
            for (var i = 0; i < _parts.Length; i++)
                _lengths[i] = _parts[i].Length ?? Unknown;
        }

        long total = CloseDelimiter.Length;
        for (var i = 0; i < _parts.Length; i++)
        {
            if (_lengths[i] == Unknown)
                return Unknown;
            total += Delimiter.Length + LineEnd + _parts[i].Head.Length + _lengths[i] + LineEnd;
        }

        return total;
    }
}
