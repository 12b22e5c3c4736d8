using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A response's body: bounded, each wait for bytes limited, its failures told in our exceptions.</summary>
internal sealed class ReplyStream : ReadStream
{
    private readonly Reply _reply;
    private readonly Stream _network;
    private readonly Stream _decoded;
    private readonly long _limit;
    private long _total;
    private bool _ended;
    private volatile bool _reading;
    private bool _disposed;

    public ReplyStream(Reply reply, Stream network)
    {
        _reply = reply;
        _network = network;
        _limit = reply.Call.Settings.MaxResponseBytes;
        _decoded = InterruptibleStream.Wrap(ContentDecoding.Wrap(reply, network));
    }

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    // Only an asynchronous read can be ended by a time limit or a token.
    protected override int ReadCore(ArraySegment<byte> buffer) => ReadCoreAsync(buffer, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    protected override async ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        // The caller of a stream that was handed out may bring a token of its own.
        var isForeign = cancellationToken.CanBeCanceled && cancellationToken != _reply.Token;
        var foreign = isForeign ? cancellationToken.Register(static state => ((AttemptScope)state!).Abort(), _reply.Scope) : default;
        _reading = true;
        try
        {
            var pending = _decoded.ReadIntoAsync(buffer, _reply.Token);
            var waits = !pending.IsCompleted;
            if (waits)
            {
                _reply.Scope.RestartIdle();
            }

            var read = await pending.ConfigureAwait(false);
            _reading = false;
            if (waits)
            {
                _reply.Scope.PauseIdle();
            }

            return Account(read, buffer.Length);
        }
        catch (Exception error) when (error is not TokenOpsException)
        {
            if (isForeign)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            throw Failures.Translate(error, _reply.Call, _reply.Scope, _reply);
        }
        finally
        {
            foreign.Dispose();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            if (_reading)
            {
                // Disposed by another flow, on cancellation: the read that waits must not meet a second one.
                _reply.Scope.Abort();
            }
            else if (!_ended)
            {
                Abandonment.Close(_network, _reply.Scope);
            }

            _decoded.CloseQuietly();
        }

        base.Dispose(disposing);
    }

    private int Account(int read, int asked)
    {
        _ended |= read == 0 && asked > 0;
        _total += read;
        return _total <= _limit ? read : throw Failures.TooLarge(_reply);
    }
}
