using System.IO;
#if NETSTANDARD
using System;
using System.Threading;
using System.Threading.Tasks;
#endif

namespace TokenOps.Runtime;

/// <summary>Makes reads listen to their tokens where the platform's streams do not.</summary>
/// <remarks>
/// .NET Framework's network streams know no tokens and may not end when they are closed. A read that is given up there
/// goes on beside, into a buffer of its own, because whoever waited for it gives the other buffer back.
/// </remarks>
#if NETSTANDARD
internal sealed class InterruptibleStream(Stream source) : ReadStream
{
    private const int BufferLength = 16 * 1024;

    private readonly byte[] _buffer = new byte[BufferLength];

    public static Stream Wrap(Stream source) => new InterruptibleStream(source);

    protected override int ReadCore(ArraySegment<byte> buffer) => source.Read(buffer.Array!, buffer.Offset, buffer.Count);

    protected override async ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = source.ReadAsync(_buffer, 0, Math.Min(buffer.Length, BufferLength), cancellationToken);
        if (!pending.IsCompleted && cancellationToken.CanBeCanceled)
        {
            var given = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = cancellationToken.Register(static state => ((TaskCompletionSource<bool>)state!).TrySetResult(true), given);
            if (await Task.WhenAny(pending, given.Task).ConfigureAwait(false) != pending)
            {
                _ = pending.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                throw new OperationCanceledException(cancellationToken);
            }
        }

        var count = await pending.ConfigureAwait(false);
        _buffer.AsMemory(0, count).CopyTo(buffer);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
#else
internal static class InterruptibleStream
{
    public static Stream Wrap(Stream source) => source;
}
#endif
