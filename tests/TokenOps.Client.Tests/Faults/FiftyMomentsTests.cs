using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Cancels at random moments of an upload of four megabytes and of a reply of four megabytes.</summary>
[NonParallelizable]
public sealed class FiftyMomentsTests
{
    private const string Round = "x-round";
    private const int HalfWay = 4_000_000;

    private static readonly OperationDescriptor Watch = new("watchThing", "POST", "/v1/things") { Security = SecurityScheme.Bearer };

    private readonly ConcurrentQueue<Exception> _unobserved = new();
    private string _path = string.Empty;

    [SetUp]
    public void Listen()
    {
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, new byte[HalfWay]);
        TaskScheduler.UnobservedTaskException += OnUnobserved;
    }

    [TearDown]
    public void StopListening()
    {
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        File.Delete(_path);
    }

    [Test]
    public async Task Cancelling_an_upload_and_its_reply_leaves_nothing_behind()
    {
        static Step Reply(ConcurrentDictionary<string, Moment> moments) => Pieces(moments, "application/json", "{\"name\":\"", new string('x', 40_000), "\"}");

        await CancelFiftyTimesAsync(Reply, static (api, request, moment, token) =>
            api.EditAsync(request, new CallOptions { UploadProgress = moment }, token));
    }

    [Test]
    public async Task Cancelling_an_upload_and_its_event_stream_leaves_nothing_behind()
    {
        static Step Reply(ConcurrentDictionary<string, Moment> moments) => Pieces(moments, "text/event-stream", ":\n\n", "data: {\"name\":\"" + new string('x', 40_000) + "\"}\n\n", ":\n\n");

        await CancelFiftyTimesAsync(Reply, static async (api, request, moment, token) =>
        {
            var options = new CallOptions { UploadProgress = moment };
            await foreach (var item in api.Pipeline.StreamAsync<TestResult>(Watch, request, options, ReflectedJson.Read<TestResult>, token))
            {
                item.Name.Should().HaveLength(40_000);
            }
        });
    }

    private static Step Pieces(ConcurrentDictionary<string, Moment> moments, string mediaType, string first, string piece, string last) => new(async call =>
    {
        call.Close = true;
        var moment = moments[call.Request.Header(Round)!];
        await call.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: {mediaType}\r\nConnection: close\r\n\r\n{first}");
        for (var count = 1; count <= 100; count++)
        {
            await call.SendAsync(piece);
            moment.Reached(HalfWay + (count * 40_000));
        }

        await call.SendAsync(last);
    });

    private async Task CancelFiftyTimesAsync(Func<ConcurrentDictionary<string, Moment>, Step> reply, Func<TestApi, TestRequest, Moment, CancellationToken, Task> call)
    {
        var random = new Random(20261122);
        var cancelled = 0;
        var moments = new ConcurrentDictionary<string, Moment>(StringComparer.Ordinal);

        // More than enough: a call that is cancelled early may or may not reach the server, and does so when it likes.
        await using var server = FaultServer.Start(Enumerable.Repeat(reply(moments), 100));
        using var api = new TestApi(server, options => options.MaxRetries = 0);
        for (var round = 0; round < 50; round++)
        {
            using var cancel = new CancellationTokenSource();
            var moment = new Moment(random.Next(0, 2 * HalfWay), cancel);
            var name = round.ToString(System.Globalization.CultureInfo.InvariantCulture);
            moments[name] = moment;
            var request = new TestRequest(writer =>
            {
                writer.Header(Round, name);
                writer.Multipart().AddFile("image", FilePart.FromFile(_path, "image/png"));
            });
            try
            {
                await call(api, request, moment, cancel.Token);
            }
            catch (OperationCanceledException error)
            {
                error.CancellationToken.Should().Be(cancel.Token);
                cancelled++;
            }

            await server.AllClosedAsync();
            using var file = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        cancelled.Should().BeGreaterThan(30, "most moments lie within the call");
        _unobserved.Select(static error => error.ToString()).Should().BeEmpty();
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs arguments) => _unobserved.Enqueue(arguments.Exception);

    /// <summary>Cancels when so many bytes went up and down.</summary>
    private sealed class Moment(int bytes, CancellationTokenSource cancel) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => Reached(Math.Min(value.BytesSent, HalfWay));

        public void Reached(long count)
        {
            if (count >= bytes)
            {
                cancel.Cancel();
            }
        }
    }
}
