using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Faults;

/// <summary>A server on a real socket that answers its requests, in their order, with the given steps.</summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<Step> _steps;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;
    private int _open;

    private FaultServer(IEnumerable<Step> steps)
    {
        _steps = new ConcurrentQueue<Step>(steps);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The requests that arrived in full, or as far as their step wanted them.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    /// <summary>How many connections are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How many connections there were.</summary>
    public int Accepted => _connections.Count;

    /// <summary>Ends when a step has sent what it has and waits.</summary>
    public Task Stalled => _stalled.Task;

    public static FaultServer Start(params IEnumerable<Step> steps) => new(steps);

    public void HasStalled() => _stalled.TrySetResult();

    /// <summary>Ends when every connection is closed; fails after ten seconds.</summary>
    public async Task AllClosedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (Open > 0)
        {
            // A connection counts as closed a moment before its task ends, so there may be nothing left to wait for.
            Task[] open = [.. _connections.Where(static connection => !connection.IsCompleted)];
            await (open.Length == 0 ? Task.CompletedTask : Task.WhenAny(open).WaitAsync(limit.Token));
            await Task.Yield();
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                socket.NoDelay = true;
                Interlocked.Increment(ref _open);
                _connections.Add(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var reader = new RequestReader(stream);
            var close = false;
            while (!close && await reader.ReadHeadAsync(_stopping.Token) is { } head)
            {
                var step = _steps.TryDequeue(out var next) ? next : Step.Answer(418, "no step is left for this request");
                if (step.ReadsBody)
                {
                    head = head with { Body = await reader.ReadBodyAsync(head, _stopping.Token) };
                }

                _seen.Enqueue(head);
                var call = new ServerCall(this, socket, stream, head, _stopping.Token);
                await step.Act(call);
                close = call.Close || !step.ReadsBody;
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, which is what many tests are about.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
