using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Client.Tests.Streaming;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Http;

/// <summary>What was in a request, a response or a file is in no array that the pool lends to the next user.</summary>
/// <remarks>Everything here completes synchronously, so that the pool's arrays of this thread are the ones that were used.</remarks>
[NonParallelizable]
internal sealed class ContentPoolTests
{
    private const string Marker = "MARKED-CONTENT-7261";

    private static readonly string Sources = Path.Combine(
        typeof(ContentPoolTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "RepositoryRoot").Value!, "src");

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Marker, 300)))];

    // Streams of the build for .NET Framework, which has no overloads with spans, cannot override those of a newer runtime.
#if NETSTANDARD_CLIENT
    private static readonly string[] Bodies = ["multipart", "multipart of a stream", "file"];
#else
    private static readonly string[] Bodies = ["json", "multipart", "multipart of a stream", "file"];
#endif

    private static string Json => "{\"created\":1,\"note\":\"" + Marker + "\",\"data\":[{\"b64_json\":\"" + Convert.ToBase64String(Png) + "\"}]}";

    [Test]
    public void Only_one_place_rents_and_returns_arrays()
    {
        var users = Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Where(static file => Regex.IsMatch(File.ReadAllText(file), @"\b(Array|Memory)Pool<", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture))
            .Select(Path.GetFileName);

        users.Should().Equal("ContentPool.cs");
    }

    [Test]
    public void A_response_in_memory_leaves_nothing_behind([Values("utf-8", "utf-16", "iso-8859-1")] string charset)
    {
        LeavesNothing(() => Read(Json, Encoding.GetEncoding(charset), charset, destination: null));
    }

    [Test]
    public void A_response_to_a_destination_leaves_nothing_behind()
    {
        LeavesNothing(() => Read(Json, Encoding.UTF8, charset: null, Base64Destination.ToStreams(static (_, _) => new(new MemoryStream()))));
    }

    [Test]
    public void A_response_that_is_cut_off_leaves_nothing_behind()
    {
        LeavesNothing(() =>
        {
            var read = () => Read(Json[..^20], Encoding.UTF8, charset: null, destination: null);
            read.Should().Throw<ReplyFormatException>();
        });
    }

    [Test]
    public void An_event_stream_leaves_nothing_behind()
    {
        var body = new MemoryStream(Encoding.UTF8.GetBytes(StreamEvents.Partial(Png) + "event: " + Marker + "\ndata: {\"type\":\"" + Marker + "\"}\n\n" + StreamEvents.Completed(Png)));

        LeavesNothing(() => Completed(StreamEvents.ReadAllAsync(body)));
    }

    [Test]
    public void An_error_response_leaves_nothing_behind()
    {
        LeavesNothing(static () =>
        {
            using var api = Api(400, "{\"error\":{\"message\":\"" + Marker + "\"}}");
            Completed(api.EditAsync());
        });
    }

    [Test]
    public void A_request_leaves_nothing_behind([ValueSource(nameof(Bodies))] string kind)
    {
        LeavesNothing(() =>
        {
            using var api = Api(200, "{}");
            Completed(api.EditAsync(new TestRequest(writer => Write(writer, kind))));
        });
    }

#if !NETSTANDARD_CLIENT
    [Test]
    public void A_response_that_is_read_synchronously_leaves_nothing_behind()
    {
        LeavesNothing(static () =>
        {
            using var api = Api(200, Marker);
            using var response = Completed(api.Pipeline.SendForBinaryAsync(TestApi.Edit, new TestRequest(), null, CancellationToken.None))!;
            _ = response.Content.Read(new byte[100].AsSpan());
        });
    }
#endif

    [Test]
    public void A_response_that_is_copied_to_a_stream_leaves_nothing_behind()
    {
        LeavesNothing(static () =>
        {
            using var api = Api(200, Marker);
            using var response = Completed(api.Pipeline.SendForBinaryAsync(TestApi.Edit, new TestRequest(), null, CancellationToken.None))!;
            Completed(response.CopyToAsync(new MemoryStream()).ContinueWith(static _ => true, TaskContinuationOptions.ExecuteSynchronously));
        });
    }

    [Test]
    public void A_downloaded_link_leaves_nothing_behind()
    {
        LeavesNothing(static () =>
            Completed(new LinkDownload(new SynchronousHandler(200, Marker)).ToMemoryAsync(new Uri("https://files.example.com/a.png"))));
    }

    [Test]
    public void A_response_cut_inside_a_property_name_shows_nothing_of_an_earlier_one()
    {
        Read("{\"revised_prompt\":\"" + string.Concat(Enumerable.Repeat(Marker, 100)) + "\"}", Encoding.UTF8, charset: null, destination: null);
        Poison();

        var read = static () => Read("{\"" + new string('n', 300) + "\":1,\"b", Encoding.UTF8, charset: null, destination: null);

        read.Should().Throw<ReplyFormatException>().Which.Message.Should().MatchRegex("^The response ends too early, at byte [0-9]+\\.$");
    }

    [TestCase("{\"data\":[{\"a\":1,\"b", "in 'data/0'")]
    [TestCase("{\"data\":[{\"a\":1,", "in 'data/0'")]
    [TestCase("{\"data\":[{", "in 'data/0'")]
    [TestCase("{\"data\":[{\"a\":", "in 'data/0/a'")]
    [TestCase("{\"data\":[{\"a\":\"te", "in 'data/0/a'")]
    public void A_response_that_is_cut_off_names_the_innermost_place_that_has_a_name(string json, string place)
    {
        var read = () => Read(json, Encoding.UTF8, charset: null, destination: null);

        read.Should().Throw<ReplyFormatException>().WithMessage("*" + place + ".");
    }

    private static void LeavesNothing(Action use)
    {
        // What the tests before this one left is none of its business.
        _ = FindInPool(clear: true);

        use();

        FindInPool(clear: false).Should().BeFalse("what is in the pool may be shown to anybody");
    }

    private static bool FindInPool(bool clear)
    {
        var found = false;
        for (var size = 16; size <= 4 * 1024 * 1024; size *= 2)
        {
            found |= Find<byte>(size, clear, static item => Encoding.ASCII.GetString(item));
            found |= Find<char>(size, clear, static item => new string(item));
        }

        return found;
    }

    private static bool Find<T>(int size, bool clear, Func<T[], string> text)
    {
        var rented = new List<T[]>();
        for (var i = 0; i < 4; i++)
        {
            rented.Add(ArrayPool<T>.Shared.Rent(size));
        }

        var found = rented.Exists(item => text(item) is var content && (content.Contains(Marker, StringComparison.Ordinal) || content.Contains(Convert.ToBase64String(Png)[..40], StringComparison.Ordinal)));
        foreach (var item in rented)
        {
            ArrayPool<T>.Shared.Return(item, clearArray: clear);
        }

        return found;
    }

    // What other users of the pool left in it must not be shown either.
    private static void Poison()
    {
        for (var size = 16; size <= 1024 * 1024; size *= 2)
        {
            var item = ArrayPool<byte>.Shared.Rent(size);
            Array.Fill(item, (byte)'z');
            ArrayPool<byte>.Shared.Return(item);
        }
    }

    private static void Read(string json, Encoding encoding, string? charset, Base64Destination? destination)
    {
        var bytes = encoding.GetBytes(json);
        var content = new ReplyContent(bytes.Length, charset, destination);
        var reading = ImagesReplies.ReadAsync(new MemoryStream(bytes), content);
        reading.IsCompleted.Should().BeTrue();
        _ = reading.GetAwaiter().GetResult();
    }

    private static void Write(RequestWriter writer, string kind)
    {
        switch (kind)
        {
            case "json":
                writer.Json(new TestModel { ["prompt"] = Marker });
                break;
            case "multipart":
                writer.Multipart().AddText("prompt", Marker);
                break;
            case "multipart of a stream":
                writer.Multipart().AddFile("image", FilePart.FromStream(new MemoryStream(Png), "a.png"));
                break;
            default:
                writer.Binary(FilePart.FromStream(new MemoryStream(Png), "a.png"));
                break;
        }
    }

    private static TestApi Api(int status, string body) =>
        new(new Uri("http://127.0.0.1:1"), static options => options.MaxRetries = 0, new HttpClient(new SynchronousHandler(status, body)));

    private static T? Completed<T>(Task<T> task)
    {
        task.IsCompleted.Should().BeTrue("the pool's arrays of another thread cannot be looked at");
        return task.Status == TaskStatus.RanToCompletion ? task.Result : default;
    }

    private sealed class SynchronousHandler(int status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content?.CopyToAsync(Stream.Null, cancellationToken).GetAwaiter().GetResult();
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request });
        }
    }
}
