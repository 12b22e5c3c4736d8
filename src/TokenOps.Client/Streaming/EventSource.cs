using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Reads an event stream's body, and closes it when the caller cancels or nothing comes for too long.</summary>
internal sealed class EventSource : IDisposable
{
    private readonly Stream _body;
    private readonly EventStreamOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenRegistration _registration;
    private readonly ITimer? _timer;

    public EventSource(Stream body, EventStreamOptions options, CancellationToken cancellationToken)
    {
        _body = body;
        _options = options;
        _cancellationToken = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // At once, even while the caller is busy with an event or the body does not listen to its token.
        _registration = _stop.Token.Register(static body => ((Stream)body!).Dispose(), body);
        if (options.IdleTimeout != Timeout.InfiniteTimeSpan)
            _timer = options.TimeProvider.CreateTimer(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        try
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _timer?.Change(_options.IdleTimeout, Timeout.InfiniteTimeSpan);
            return await _body.ReadIntoAsync(buffer, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception) when (_cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(_cancellationToken);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            throw _options.TimedOut(_options.IdleTimeout);
        }
        finally
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _registration.Dispose();
        _body.Dispose();
        _stop.Dispose();
    }
}
