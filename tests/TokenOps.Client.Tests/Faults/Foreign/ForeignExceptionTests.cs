using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Faults.Foreign;

/// <summary>
/// Walks every public operation of the client with handlers, bodies, files, destinations and callbacks that throw
/// everything at every step. What leaves is the client's own exception, whatever was thrown.
/// </summary>
public sealed class ForeignExceptionTests
{
    // A whole event of any kind, and a whole JSON response of any kind; both have a picture in memory and one behind a link.
    private static readonly byte[] Json = Encoding.UTF8.GetBytes("""{"created":1,"data":[{"b64_json":"iVBORw0KGgo="},{"url":"https://cdn.example/a.png"}]}""");
    private static readonly byte[] Events = Encoding.UTF8.GetBytes("data: {\"type\":\"nobody.knows\"}\n\ndata: {\"type\":\"image_edit.completed\",\"b64_json\":\"iVBORw0KGgo=\"}\n\n");

    [TestCase("handler")]
    [TestCase("handler's task")]
    [TestCase("handler after the body")]
    [TestCase("file opening")]
    [TestCase("file first read")]
    public async Task Whatever_is_thrown_before_the_response_leaves_as_the_clients_own(string step)
    {
        var wrong = new List<string>();
        foreach (var operation in AnyOperation.All)
        {
            foreach (var make in ForeignExceptions.All)
            {
                var trap = new Trap(step, make);
                using var handler = new TrapHandler(trap) { Body = operation.IsStreaming ? Events : Json };
                Judge(wrong, operation, trap, await ErrorOfAsync(operation, trap, handler), hadResponse: false);
            }
        }

        wrong.Should().BeEmpty();
    }

    [TestCase("body first read", 200)]
    [TestCase("body first read", 400)]
    [TestCase("body second read", 200)]
    public async Task Whatever_a_body_throws_leaves_as_the_clients_own_with_status_and_request_id(string step, int status)
    {
        var wrong = new List<string>();
        foreach (var operation in AnyOperation.All)
        {
            foreach (var make in ForeignExceptions.All)
            {
                var trap = new Trap(step, make);
                using var handler = new TrapHandler(trap) { Body = operation.IsStreaming ? Events : Json, Status = (HttpStatusCode)status };
                Judge(wrong, operation, trap, await ErrorOfAsync(operation, trap, handler), hadResponse: true, status);
            }
        }

        wrong.Should().BeEmpty();
    }

    [Test]
    public async Task Every_other_step_of_a_response_is_guarded_as_well(
        [Values("body opening", "body length", "body first read", "body second read", "body last read", "body close", "response close")] string step,
        [Values(200, 400, 503)] int status,
        [Values(null, "gzip", "deflate", "br")] string? encoding)
    {
        var wrong = new List<string>();
        foreach (var operation in AnyOperation.All)
        {
            foreach (var make in ForeignExceptions.Kinds)
            {
                var trap = new Trap(step, make);
                using var handler = new TrapHandler(trap) { Body = operation.IsStreaming ? Events : Json, Status = (HttpStatusCode)status, Encoding = encoding };
                Judge(wrong, operation, trap, await ErrorOfAsync(operation, trap, handler), hadResponse: true, status);
            }
        }

        wrong.Should().BeEmpty();
    }

    [Test]
    public async Task Every_step_of_a_file_is_guarded(
        [Values("file opening", "file length", "file seek", "file first read", "file second read", "file last read", "file close")] string step,
        [Values] bool canSeek,
        [Values] bool validates,
        [Values] bool opened)
    {
        var wrong = new List<string>();
        foreach (var operation in AnyOperation.All)
        {
            foreach (var make in ForeignExceptions.Kinds)
            {
                var trap = new Trap(step, make);
                using var handler = new TrapHandler(trap) { Body = operation.IsStreaming ? Events : Json };
                var file = opened
                    ? FilePart.FromOpener(_ => Open(trap, canSeek), "a.bin", length: canSeek ? 3000 : null)
                    : FilePart.FromStream(NewFile(trap, canSeek), "a.bin", "image/png");
                Judge(wrong, operation, trap, await ErrorOfAsync(operation, trap, handler, file, validates: validates), hadResponse: false);
            }
        }

        wrong.Should().BeEmpty();
    }

    [TestCase("progress")]
    [TestCase("response callback")]
    [TestCase("unknown event")]
    [TestCase("destination opening")]
    [TestCase("destination write")]
    [TestCase("destination flush")]
    [TestCase("destination close")]
    public async Task Every_callback_of_a_call_is_guarded(string step)
    {
        var wrong = new List<string>();
        foreach (var operation in AnyOperation.All)
        {
            foreach (var make in ForeignExceptions.Kinds)
            {
                var trap = new Trap(step, make);
                using var handler = new TrapHandler(trap) { Body = operation.IsStreaming ? Events : Json };
                var options = new CallOptions
                {
                    UploadProgress = new TrapProgress(trap),
                    OnResponse = _ => trap.Pass("response callback"),
                    OnUnknownEvent = _ => trap.Pass("unknown event"),
                    Base64Destination = Base64Destination.ToStreams((_, _) =>
                    {
                        trap.Pass("destination opening");
                        return new ValueTask<Stream>(new TrapStream(trap, "destination", []));
                    }),
                };
                Judge(wrong, operation, trap, await ErrorOfAsync(operation, trap, handler, options: options), hadResponse: step != "progress");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Test]
    public void The_walk_finds_operations_of_both_kinds() =>
        AnyOperation.All.Select(static operation => operation.IsStreaming).Should().Contain([true, false]);

    internal static void Judge(List<string> wrong, object operation, Trap trap, Exception? error, bool hadResponse, int status = 200)
    {
        void Say(string what) => wrong.Add($"{operation}, {trap.Step}: {trap.Thrown?.GetType().Name} {what} ({error?.GetType().Name}: {error?.Message})");

        if (error is null)
        {
            return;
        }

        if (error is not TokenOpsException ours)
        {
            Say("left as a foreign exception");
        }
        else if (hadResponse && ((int?)ours.StatusCode != status || ours.RequestId != TrapHandler.RequestId))
        {
            Say("lost the status or the request id");
        }
    }

    private static ValueTask<Stream> Open(Trap trap, bool canSeek)
    {
        trap.Pass("file opening");
        return new(NewFile(trap, canSeek));
    }

    private static TrapStream NewFile(Trap trap, bool canSeek) => new(trap, "file", new byte[3000], canSeek);

    private static async Task<Exception?> ErrorOfAsync(AnyOperation operation, Trap trap, TrapHandler handler, FilePart? file = null, CallOptions? options = null, bool validates = false)
    {
        using var http = new HttpClient(handler, disposeHandler: false);
        var time = new ObservedTime();
        using var api = new TokenOpsClient(
            new TokenOpsClientOptions { ApiKey = "sk-test", BaseAddress = new Uri("https://api.example"), TimeProvider = time, MaxRetries = 1, ValidateRequests = validates }, http);
        try
        {
            await operation.CallAsync(api, file ?? FilePart.FromOpener(_ => Open(trap, canSeek: false), "a.bin", "image/png"), options ?? new CallOptions());
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private sealed class TrapProgress(Trap trap) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => trap.Pass("progress");
    }
}
