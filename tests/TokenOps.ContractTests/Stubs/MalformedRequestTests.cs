using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace TokenOps.ContractTests.Stubs;

/// <summary>Requests that no client should send: each gets an error like any other refusal, never the failure of the server.</summary>
[TestFixture]
internal sealed class MalformedRequestTests
{
    private const string Path = "v1/images/edits";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [TestCase("gzip", "this is no gzip")]
    [TestCase("br", "this is no brotli either")]
    [TestCase("deflate", "nor is this deflate")]
    [TestCase("zip", "anything")]
    public async Task A_body_that_is_not_compressed_as_it_says_is_refused(string encoding, string body)
    {
        var answer = await SendAsync(Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=b", ("Content-Encoding", encoding));

        ShouldBeRefused(answer, encoding);
    }

    [Test]
    public async Task A_compressed_body_is_read()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true))
        {
            await Form.Of(("image", Png), ("prompt", "x")).CopyToAsync(gzip);
        }

        var answer = await SendAsync(compressed.ToArray(), "multipart/form-data; boundary=test-boundary", ("Content-Encoding", "gzip"));

        answer.Status.Should().Be(200, answer.Text);
    }

    [TestCase("multipart/form-data", "--b\r\n", "boundary")]
    [TestCase("multipart/form-data; boundary=other", "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nx\r\n--b--\r\n", "form")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nx", "form")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nx\r\n--b--\r\n", "400")]
    [TestCase("multipart/form-data; boundary=b", "", "form")]
    public async Task A_form_that_is_broken_is_refused(string contentType, string body, string expected)
    {
        var answer = await SendAsync(Encoding.UTF8.GetBytes(body), contentType);

        ShouldBeRefused(answer, expected);
    }

    [Test]
    public async Task A_text_that_is_not_UTF8_is_refused_and_named()
    {
        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, FormOf("--b", [0xC3, 0x28], "--b--"));

        ShouldBeRefused(answer, "prompt: encoding");
        answer.Json["error"]!["param"]!.ToString().Should().Be("prompt");
    }

    [TestCase("{")]
    [TestCase("{\"text\": \"a\"} more")]
    [TestCase("")]
    [TestCase("\u00ff\u00fe")]
    public async Task JSON_that_is_none_is_refused(string body)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        var answer = await Answer.To(RunningStubs.Notes, HttpMethod.Post, "v1/notes", content);

        answer.Status.Should().Be(400, answer.Text);
        answer.Text.Should().Contain("json: found").And.NotContain("   at ");
    }

    [TestCase("1e999")]
    [TestCase("-123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_number_beyond_every_range_is_refused(string number)
    {
        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, Form.Of(("image", Png), ("prompt", "x"), ("n", number)));

        ShouldBeRefused(answer, "n: ");
    }

    [Test]
    public async Task A_body_that_is_longer_than_it_says_is_refused()
    {
        var body = await FormOf("--b", "x"u8.ToArray(), "--b--").ReadAsByteArrayAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(RunningStubs.Images.BaseAddress.Host, RunningStubs.Images.BaseAddress.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /{Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer k\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {body.Length - 10}\r\n\r\n"));
        await stream.WriteAsync(body.AsMemory(0, body.Length - 10));

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();

        answer.Should().StartWith("HTTP/1.1 400").And.Contain("form").And.NotContain("   at ");
    }

    [Test]
    public async Task A_body_whose_chunks_are_broken_is_refused()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(RunningStubs.Images.BaseAddress.Host, RunningStubs.Images.BaseAddress.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /{Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer k\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n"));

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();

        answer.Should().StartWith("HTTP/1.1 400").And.Contain("cannot be read").And.NotContain("   at ");
    }

    [TestCase("b", "--b", "--b--", TestName = "A preamble and an epilogue are no parts")]
    [TestCase("\"a b:c\"", "--a b:c", "--a b:c--", TestName = "A delimiter may be quoted")]
    [TestCase("b", "--b  ", "--b--  ", TestName = "Blanks may follow a delimiter")]
    public async Task A_form_of_another_shape_is_read(string boundary, string delimiter, string last)
    {
        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, FormOf(delimiter, "x"u8.ToArray(), last, boundary, "This is a preamble.\r\n--not-the-delimiter\r\n", "\r\nepilogue"));

        answer.Status.Should().Be(200, answer.Text);
    }

    private static void ShouldBeRefused(Answer answer, string expected)
    {
        answer.Status.Should().Be(400, answer.Text);
        answer.MediaType.Should().Be("application/json");
        answer.Text.Should().Contain(expected).And.NotContain("   at ");
        answer.Json["error"]!["message"]!.ToString().Should().NotBeEmpty();
        answer.Json["error"]!["type"]!.ToString().Should().Be("invalid_request_error");
    }

    private static async Task<Answer> SendAsync(byte[] body, string contentType, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers)
        {
            content.Headers.TryAddWithoutValidation(name, value);
        }

        return await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, content);
    }

    private static ByteArrayContent FormOf(string delimiter, byte[] prompt, string last, string boundary = "b", string preamble = "", string epilogue = "")
    {
        var content = new ByteArrayContent(
        [
            .. Encoding.UTF8.GetBytes($"{preamble}{delimiter}\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"),
            .. Png,
            .. Encoding.UTF8.GetBytes($"\r\n{delimiter}\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n"),
            .. prompt,
            .. Encoding.UTF8.GetBytes($"\r\n{last}\r\n{epilogue}"),
        ]);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + boundary);
        return content;
    }
}
