using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class CancellationTests
{
    [Test]
    public async Task A_call_with_a_cancelled_token_sends_nothing()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var error = (await FluentActions.Awaiting(() => api.EditAsync(cancellationToken: cancel.Token)).Should().ThrowAsync<OperationCanceledException>()).Which;

        error.CancellationToken.Should().Be(cancel.Token);
        server.Seen.Should().BeEmpty();
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Ty")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":")]
    [TestCase("HTTP/1.1 500 Oh\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":")]
    public async Task Cancelling_gives_the_callers_token_and_closes_the_connection(string sent)
    {
        await using var server = FaultServer.Start(Step.Stall(sent));
        using var api = new TestApi(server);
        using var cancel = new CancellationTokenSource();

        var call = api.EditAsync(cancellationToken: cancel.Token);
        await server.Stalled;
        await cancel.CancelAsync();

        var error = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>()).Which;
        error.CancellationToken.Should().Be(cancel.Token);
        await server.AllClosedAsync();
    }

    [Test]
    public async Task Leaving_a_reply_half_read_closes_its_connection_at_once()
    {
        await using var server = FaultServer.Start(Step.Stall("HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 1000000\r\n\r\n12345"));
        using var api = new TestApi(server);

        using (var response = await api.Pipeline.SendForBinaryAsync(TestApi.Edit, new TestRequest(), null, default))
        {
            await response.Content.ReadExactlyAsync(new byte[2]);
        }

        await server.AllClosedAsync();
    }

    [Test]
    public async Task Cancelling_at_any_of_fifty_moments_of_upload_and_reply_leaves_nothing_behind()
    {
        var unobserved = new ConcurrentQueue<Exception>();
        void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs arguments) => unobserved.Enqueue(arguments.Exception);
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, new byte[4 * 1024 * 1024]);
            var random = new Random(20261122);
            var (cancelled, completed) = (0, 0);
            await using var server = FaultServer.Start();
            using var api = new TestApi(server, options => options.MaxRetries = 0);
            for (var round = 0; round < 50; round++)
            {
                using var cancel = new CancellationTokenSource();
                var moment = new Moment(random.Next(0, 8_000_000), cancel);
                server.Add(SlowReply(moment));
                var request = new TestRequest(writer => writer.Multipart().AddFile("image", FilePart.FromFile(path, "image/png")));

                try
                {
                    await api.EditAsync(request, new CallOptions { UploadProgress = moment }, cancel.Token);
                    completed++;
                }
                catch (OperationCanceledException error)
                {
                    error.CancellationToken.Should().Be(cancel.Token);
                    cancelled++;
                }

                await server.AllClosedAsync();
                using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }

            (cancelled + completed).Should().Be(50);
            cancelled.Should().BeGreaterThan(30, "most moments lie within the call");
        }
        finally
        {
            File.Delete(path);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            TaskScheduler.UnobservedTaskException -= OnUnobserved;
        }

        unobserved.Select(static error => error.ToString()).Should().BeEmpty();
    }

    // Four megabytes of reply in small pieces; the moment counts them after those of the upload.
    private static Step SlowReply(Moment moment) => new(async call =>
    {
        call.Close = true;
        await call.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 4000013\r\n\r\n{\"name\":\"");
        var piece = Enumerable.Repeat((byte)'x', 40_000).ToArray();
        for (var count = 1; count <= 100; count++)
        {
            await call.SendAsync(piece);
            moment.Reached(4_000_000 + (count * 40_000));
        }

        await call.SendAsync("\"}  ");
    });

    /// <summary>Cancels when so many bytes went up and down.</summary>
    private sealed class Moment(int bytes, CancellationTokenSource cancel) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => Reached(Math.Min(value.BytesSent, 4_000_000));

        public void Reached(long count)
        {
            if (count >= bytes)
            {
                cancel.Cancel();
            }
        }
    }
}
