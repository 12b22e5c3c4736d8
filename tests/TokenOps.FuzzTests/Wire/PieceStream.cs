using TokenOps.FuzzTests.Inputs;

namespace TokenOps.FuzzTests.Wire;

/// <summary>A body as a network brings it: in pieces, at once or after a wait, to its end or not.</summary>
internal sealed class PieceStream(ReadOnlyMemory<byte> bytes, FuzzInput input, CancellationTokenSource cancel) : Stream
{
    private const string Ending = "The input ends so.";

    // So many reads show what there is to see.
    private readonly int _piece = input.Piece == 0 ? 0 : Math.Max(input.Piece, bytes.Length / (input.Yields ? 32 : 256));
    private int _position;
    private int _reads;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the exception is one of those that inputs end with.</summary>
    public static bool Threw(Exception error) => error.Message.StartsWith(Ending, StringComparison.Ordinal);

    public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Take(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (input.Yields)
            return WaitAsync(buffer, cancellationToken);

        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(Take(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask<int> WaitAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await SingleThread.WaitAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return Take(buffer.Span);
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, bytes.Length - _position);
        if (_piece > 0)
            count = Math.Min(count, Math.Max(1, _piece + (_reads++ % 3) - 1));

        if (count == 0 && buffer.Length > 0)
            End();

        bytes.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    private void End()
    {
        switch (input.End)
        {
            case BodyEnd.Cancelled:
                cancel.Cancel();
                cancel.Token.ThrowIfCancellationRequested();
                break;
            case BodyEnd.IoFailure:
                throw new IOException(Ending);
            case BodyEnd.HttpFailure:
                throw new HttpRequestException(Ending);
            case BodyEnd.InvalidOperation:
                throw new InvalidOperationException(Ending);
            case BodyEnd.NotSupported:
                throw new NotSupportedException(Ending);
            case BodyEnd.Disposed:
                throw new ObjectDisposedException("input", Ending);
        }
    }
}
