using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>An answer's body: bounded, its failures told in our exceptions.</summary>
internal sealed class ReplyStream(Reply reply, Stream network) : Stream
{
    private readonly Stream _decoded = ContentDecoding.Wrap(reply, network);
    private readonly long _limit = reply.Call.Settings.MaxResponseBytes;
    private long _total;
    private bool _ended;
    private volatile bool _reading;
    private bool _disposed;

    /// <summary>Whether <see cref="TokenOpsClientOptions.StreamIdleTimeout"/> limits each wait for bytes.</summary>
    public bool LimitIdle { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            var read = _decoded.Read(buffer, offset, count);
            return Account(read, count);
        }
        catch (Exception error) when (error is not TokenOpsException)
        {
            throw Failures.Translate(error, reply.Call, reply.Scope, reply);
        }
    }

#if NETSTANDARD
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        _reading = true;
        try
        {
            var pending = _decoded.ReadAsync(buffer, offset, count, reply.Token);
            var waits = LimitIdle && !pending.IsCompleted;
            if (waits)
            {
                reply.Scope.RestartIdle();
            }

            var read = await pending.ConfigureAwait(false);
            _reading = false;
            if (waits)
            {
                reply.Scope.PauseIdle();
            }

            return Account(read, count);
        }
        catch (Exception error) when (error is not TokenOpsException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failures.Translate(error, reply.Call, reply.Scope, reply);
        }
    }
#else
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The caller of a stream that was handed out may bring a token of its own.
        var foreign = cancellationToken.CanBeCanceled && cancellationToken != reply.Token
            ? cancellationToken.UnsafeRegister(static state => ((AttemptScope)state!).Abort(), reply.Scope)
            : default;
        _reading = true;
        try
        {
            var pending = _decoded.ReadAsync(buffer, reply.Token);
            var waits = LimitIdle && !pending.IsCompleted;
            if (waits)
            {
                reply.Scope.RestartIdle();
            }

            var read = await pending.ConfigureAwait(false);
            _reading = false;
            if (waits)
            {
                reply.Scope.PauseIdle();
            }

            return Account(read, buffer.Length);
        }
        catch (Exception error) when (error is not TokenOpsException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failures.Translate(error, reply.Call, reply.Scope, reply);
        }
        finally
        {
            await foreign.DisposeAsync().ConfigureAwait(false);
        }
    }
#endif

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            if (_reading)
            {
                // Disposed by another flow, on cancellation: the read that waits must not meet a second one.
                reply.Scope.Abort();
            }
            else if (!_ended)
            {
                Abandonment.Close(network, reply.Scope);
            }

            _decoded.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Account(int read, int asked)
    {
        _ended |= read == 0 && asked > 0;
        _total += read;
        return _total <= _limit ? read : throw Failures.TooLarge(reply);
    }
}
