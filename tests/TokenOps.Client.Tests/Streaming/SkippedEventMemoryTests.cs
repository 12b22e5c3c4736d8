using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Streaming;

/// <summary>What events that nobody knows cost in memory, through the whole client. Bodies complete synchronously, so that all of it is counted for this thread.</summary>
[NonParallelizable]
public sealed class SkippedEventMemoryTests
{
    private const int Events = 5000;

    private static readonly OperationDescriptor Watch = new("watchThing", "POST", "/v1/things")
    {
        ResponseMediaType = "application/json",
        Security = SecurityScheme.Bearer,
        CompletedEventType = "thing.completed",
        EventTypes = new HashSet<string>(StringComparer.Ordinal) { "thing.completed" },
    };

    [TestCase("data:is no JSON: nry000000\"}\n\n")]
    [TestCase("event: thing.unheard.of\ndata: {\"a\":1,\n\n")]
    [TestCase("event: thing.unheard.of\ndata: {\"a\":[1,2,{\"b\":\"c\"}]}\n\n")]
    public void They_take_memory_in_proportion_to_the_bytes_delivered(string text)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, Events)) + "event: thing.completed\ndata: {\"type\":\"thing.completed\"}\n\n");
        using var http = new HttpClient(new BodyHandler(body));
        using var api = new TestApi(new Uri("https://example.com/"), static options => options.Timeout = options.StreamIdleTimeout = Timeout.InfiniteTimeSpan, http);
        ReadAll(api).Should().Be(Events);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ReadAll(api);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan((32L * body.Length) + (256 * 1024));
    }

    private static int ReadAll(TestApi api)
    {
        var skipped = 0;
        var options = new CallOptions { OnUnknownEvent = raw => skipped += raw.ToString().Length > 0 ? 1 : 0 };
        var reading = ReadAllAsync(api, options);
        reading.IsCompleted.Should().BeTrue("otherwise other threads' work would not be counted");
        reading.GetAwaiter().GetResult();
        return skipped;
    }

    private static async Task ReadAllAsync(TestApi api, CallOptions options)
    {
        await foreach (var item in api.Pipeline.StreamAsync<TestResult>(Watch, new TestRequest(), options, ReflectedJson.Read<TestResult>, CancellationToken.None))
            item.Should().NotBeNull();
    }

    private sealed class BodyHandler(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage
            {
                RequestMessage = request,
                Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "text/event-stream" } } },
            });
    }
}
