using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using TokenOps.Cli.Commands;
using TokenOps.Cli.Tests.Preview;

namespace TokenOps.Cli.Tests.Commands;

/// <summary>What a failure is to the shell: an exit code that says where it was, and a sentence.</summary>
[NonParallelizable]
internal sealed class FailureTests
{
    private static IEnumerable<TestCaseData> Exceptions()
    {
        (Exception Exception, int Code)[] cases =
        [
            (new OperationCanceledException(), 130),
            (new UsageException("x"), 2),
            (Wrong("x"), 2),
            (new TokenOpsConnectionException("x"), 4),
            (new TokenOpsTimeoutException("x"), 4),
            (new TokenOpsServerException("x"), 3),
            (new TokenOpsException("x"), 3),
            (new IOException("x"), 1),
            (new UnauthorizedAccessException("x"), 1),
            (new InvalidOperationException("x"), 1),
            (new NotSupportedException("x"), 1),
            (new FormatException("x"), 1),
            (new KeyNotFoundException(), 1),
            (new RegexMatchTimeoutException(), 1),
            (new TargetInvocationException(new UsageException("x")), 2),
            (new AggregateException(new TokenOpsServerException("x")), 3),
            (new SentCallException(Wrong("x")), 1),
            (new SentCallException(new FormatException("x")), 1),
            (new SentCallException(new IOException("x")), 1),
        ];
        return cases.Select(static one => new TestCaseData(one.Exception, one.Code).SetArgDisplayNames(one.Exception.GetType().Name, one.Code.ToString(CultureInfo.InvariantCulture)));
    }

    private static ArgumentException Wrong(string value) => new("x", nameof(value));

    [TestCaseSource(nameof(Exceptions))]
    public void Every_exception_has_an_exit_code_and_a_sentence(Exception exception, int code)
    {
        var failure = Failure.Of(exception);

        failure.ExitCode.Should().Be(code);
        failure.Message.Should().NotBeNullOrWhiteSpace().And.NotContain("   at ");
    }

    [TestCase("""{"created":1,"data":[]}""", "nothing that was asked for")]
    [TestCase("""{"created":1,"data":[{}]}""", "nothing that was asked for")]
    [TestCase("{}", "nothing that was asked for")]
    [TestCase("""{"error":{"message":"The model is out of order.","type":"server_error"}}""", "The model is out of order.")]
    [TestCase("""{"created":1,"data":[],"error":{"message":"No such size.","type":"invalid_request_error"}}""", "No such size.")]
    [TestCase("null", "cannot be used")]
    [TestCase("not json", "cannot be used")]
    public async Task A_success_without_a_result_is_exit_code_3(string body, string expected)
    {
        await using var server = await ResponseServer.StartAsync(body);

        var run = await EditRun.OfAsync(server);

        run.Code.Should().Be(3, run.Error);
        run.Error.Should().Contain(expected).And.NotContain("   at ");
    }

    [TestCase("br", "application/json", "{}")]
    [TestCase("gzip", "application/json", "{}")]
    [TestCase("zip", "application/json", "{}")]
    [TestCase(null, "application/json; charset=utf-7", """{"created":1,"data":[]}""")]
    [TestCase(null, "application/json; charset=utf-32", "{}")]
    [TestCase(null, "text/event-stream", "data: {")]
    public async Task A_response_that_cannot_be_read_is_no_refusal_before_sending(string? encoding, string mediaType, string body)
    {
        await using var server = await ResponseServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            context.Response.ContentType = mediaType;
            await context.Response.WriteAsync(body);
        });

        foreach (var more in new string[][] { [], ["--stream"] })
        {
            var run = await EditRun.OfAsync(server, more);

            run.Code.Should().BeOneOf([1, 3], run.Error);
            run.Error.Should().NotBeEmpty().And.NotContain("   at ");
        }
    }

    [Test]
    public async Task What_fails_here_after_the_request_was_sent_is_no_refusal_before_sending()
    {
        var folder = Directory.CreateTempSubdirectory("tokenops-sent-");
        await using var server = await ResponseServer.StartAsync("{\"created\":1,\"data\":[{\"b64_json\":\"" + Pictures.Base64() + "\"}]}");
        await using var ascii = new AsciiWriter();

        var run = await EditRun.OfAsync(server, ascii, "--output", Path.Combine(folder.FullName, "rosé.png"));

        run.Code.Should().Be(1, run.Error);
        run.Error.Should().Contain("The request had been sent.");
        folder.GetFiles().Should().ContainSingle("the image is there, though its name cannot be written");
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_link_that_cannot_be_downloaded_does_not_cost_the_other_images()
    {
        var folder = Directory.CreateTempSubdirectory("tokenops-links-");
        await using var server = await ResponseServer.StartAsync(
            "{\"created\":1,\"data\":[{\"url\":\"https://127.0.0.1:1/gone.png\"},{\"b64_json\":\"" + Pictures.Base64() + "\"}]}");

        var run = await EditRun.OfAsync(server, "--output", folder.FullName);

        run.Code.Should().Be(4, run.Error);
        run.Output.Should().Contain("gone.png").And.Contain("Wrote ");
        folder.GetFiles().Should().ContainSingle();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_prompt_that_begins_with_an_at_sign_is_a_prompt()
    {
        var sent = string.Empty;
        await using var server = await ResponseServer.StartAsync(context => context.Response.WriteAsync("{}"), body => sent = body);

        await EditRun.OfAsync(server, "--prompt", "@home in a garden");

        sent.Should().Contain("@home in a garden");
    }

    [Test]
    public async Task Advice_names_what_the_command_line_has()
    {
        await using var refusing = await ResponseServer.StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync("""{"error":{"message":"No such key.","type":"invalid_request_error"}}""");
        });

        var run = await EditRun.OfAsync(refusing);

        run.Code.Should().Be(3);
        run.Error.Should().Contain("TOKENOPS_API_KEY").And.NotContain("ClientOptions");
    }

    // A terminal whose encoding lacks characters and does not replace them.
    private sealed class AsciiWriter : StringWriter
    {
        public override void WriteLine(string? value) =>
            base.WriteLine(value!.All(char.IsAscii) ? value : throw new EncoderFallbackException("There is no such character in ASCII."));
    }
}
