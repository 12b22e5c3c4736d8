using System.Net.ServerSentEvents;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Stubs;

[TestFixture]
internal sealed class ImageEditStubTests
{
    private const string Path = "v1/images/edits";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x2D, 0x2D];

    [Test]
    public async Task A_complete_edit_gets_the_documents_example()
    {
        var answer = await Edit(("image", Png), ("prompt", "加一朵玫瑰 🌹"), ("n", "1"), ("size", "1024x1024"));

        answer.Status.Should().Be(200);
        answer.Json["usage"]!["total_tokens"]!.Value<int>().Should().Be(19);
        answer.Message.Headers.Contains("X-Stub-Example").Should().BeFalse();
    }

    [Test]
    public async Task The_request_is_logged_with_its_raw_body()
    {
        await RunningStubs.Images.ClearReceivedAsync();
        using var form = Form.Of(("image", Png), ("prompt", "加"));
        var sent = await form.ReadAsByteArrayAsync();

        await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, form);

        var received = await RunningStubs.Images.GetReceivedAsync();
        received.Should().ContainSingle();
        received[0].Body.ToArray().Should().Equal(sent);
        received[0].Method.Should().Be("POST");
        received[0].Path.Should().Be("/" + Path);
        received[0].Headers["content-type"].Should().Equal("multipart/form-data; boundary=test-boundary");
        received[0].ToString().Should().NotContain("sk-test");
    }

    [Test]
    public async Task Streaming_on_gets_events_that_an_event_parser_reads()
    {
        var answer = await Edit(("image", Png), ("prompt", "x"), ("stream", "true"));

        answer.MediaType.Should().Be("text/event-stream");
        var events = SseParser.Create(new MemoryStream(Encoding.UTF8.GetBytes(answer.Text))).Enumerate().ToArray();
        events.Select(one => one.EventType).Should().Equal("image_edit.partial_image", "image_edit.completed");
        JObject.Parse(events[1].Data)["usage"]!["total_tokens"]!.Value<int>().Should().Be(100);
    }

    [Test]
    public async Task Streaming_twice_gets_the_same_events_twice()
    {
        var first = await Edit(("image", Png), ("prompt", "x"), ("stream", "true"));
        var second = await Edit(("image", Png), ("prompt", "x"), ("stream", "true"));

        first.Text.Should().NotBeEmpty();
        second.Text.Should().Be(first.Text);
    }

    [Test]
    public async Task Streaming_off_gets_json()
    {
        var answer = await Edit(("image", Png), ("prompt", "x"), ("stream", "false"));

        answer.MediaType.Should().Be("application/json");
    }

    [Test]
    public async Task Prefer_code_gets_that_response_marked_as_made()
    {
        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, Form.Of(("image", Png), ("prompt", "x")), headers: ("Prefer", "code=400"));

        answer.Status.Should().Be(400);
        answer.Message.Headers.GetValues("X-Stub-Example").Should().Equal("made");
        answer.Json["error"]!["code"]!.Type.Should().Be(JTokenType.Integer);
        answer.Json["error"]!["message"]!.Type.Should().Be(JTokenType.String);
    }

    [TestCase("success_response", "application/json")]
    [TestCase("stream", "text/event-stream")]
    public async Task Prefer_example_gets_that_example(string name, string mediaType)
    {
        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, Form.Of(("image", Png), ("prompt", "x")), headers: ("Prefer", "example=" + name));

        answer.Status.Should().Be(200);
        answer.MediaType.Should().Be(mediaType);
    }

    [TestCase(null)]
    [TestCase("Basic eDp5")]
    [TestCase("Bearer")]
    public async Task Without_a_bearer_key_it_is_unauthorized(string? authorization)
    {
        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, Form.Of(("image", Png), ("prompt", "x")), authorization);

        answer.Status.Should().Be(401);
        answer.Json["error"]!["code"]!.Value<string>().Should().Be("invalid_api_key");
        answer.Json["error"]!["message"]!.Value<string>().Should().Contain("Authorization").And.Contain("Bearer");
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_broken_rule_is_refused_and_named((string, object)[] parts, string[] expected)
    {
        var answer = await Edit(parts);

        answer.Status.Should().Be(400, answer.Text);
        answer.Json["error"]!["code"]!.Value<int>().Should().Be(400);
        answer.Json["error"]!["message"]!.Value<string>().Should().ContainAll(expected);
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task What_the_document_allows_is_accepted((string, object)[] parts)
    {
        var answer = await Edit(parts);

        answer.Status.Should().Be(200, answer.Text);
    }

    [Test]
    public async Task Every_broken_rule_is_listed_once_in_the_details()
    {
        var answer = await Edit(("image", Png), ("n", "0"), ("size", "3x3"), ("colour", "red"));

        var details = answer.Json["error"]!["details"]!.Select(detail => $"{detail["part"]} {detail["rule"]}");
        details.Should().Equal("prompt required", "n minimum", "size enum", "colour unknown");
    }

    [Test]
    public async Task Another_media_type_is_refused_and_named()
    {
        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, new StringContent("{}", Encoding.UTF8, "application/json"));

        answer.Status.Should().Be(400);
        answer.Text.Should().Contain("application/json").And.Contain("multipart/form-data");
    }

    [Test]
    public async Task A_form_without_parts_is_refused()
    {
        using var empty = new ByteArrayContent("--b--\r\n"u8.ToArray());
        empty.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, Path, empty);

        answer.Status.Should().Be(400, answer.Text);
        answer.Text.Should().Contain("prompt: required");
    }

    [TestCase("GET", "v1/images/edits")]
    [TestCase("POST", "v1/images")]
    [TestCase("POST", "v1/images/edits/more")]
    public async Task An_unknown_operation_names_the_known(string method, string path)
    {
        var answer = await Answer.To(RunningStubs.Images, new HttpMethod(method), path);

        answer.Status.Should().Be(404);
        answer.Json["error"]!["message"]!.Value<string>().Should().Contain("POST /v1/images/edits");
    }

    private static Task<Answer> Edit(params (string, object)[] parts) => Answer.To(RunningStubs.Images, HttpMethod.Post, Path, Form.Of(parts));

    private static IEnumerable<TestCaseData> Refused()
    {
        (string, object)[] good = [("image", Png), ("prompt", "x")];
        (string Name, (string, object)[] Parts, string[] Expected)[] cases =
        [
            ("missing prompt", [("image", Png)], ["prompt", "required"]),
            ("missing image", [("prompt", "x")], ["image", "required"]),
            ("n above its maximum", [.. good, ("n", "11")], ["n:", "found 11", "maximum 10"]),
            ("n below its minimum", [.. good, ("n", "0")], ["n:", "found 0", "minimum 1"]),
            ("n not a number", [.. good, ("n", "two")], ["n:", "two", "integer"]),
            ("n with a fraction", [.. good, ("n", "1.5")], ["n:", "1.5", "integer"]),
            ("n empty", [.. good, ("n", "")], ["n:", "integer"]),
            ("wrong member of an enum", [.. good, ("size", "1x1")], ["size", "found 1x1", "1024x1536"]),
            ("enum member in capitals", [.. good, ("quality", "HIGH")], ["quality", "found HIGH"]),
            ("enum member with a line after it", [.. good, ("quality", "high\r\n")], ["quality"]),
            ("boolean with a capital", [.. good, ("stream", "True")], ["stream", "found True", "boolean"]),
            ("unknown part", [.. good, ("colour", "red")], ["colour", "unknown", "prompt"]),
            ("unknown part that ends as a known one", [.. good, ("xn", "1")], ["xn", "unknown"]),
            ("duplicate scalar", [.. good, ("prompt", "y")], ["prompt", "duplicate", "2 parts"]),
            ("duplicate scalar apart", [("size", "auto"), .. good, ("size", "auto")], ["size", "duplicate"]),
            ("text for a file", [("image", "text"), ("prompt", "x")], ["image", "file"]),
            ("prompt too long by one", [("image", Png), ("prompt", new string('x', 32001))], ["prompt", "found 32001 characters", "maxLength 32000"]),
            ("prompt too long by one with emoji", [("image", Png), ("prompt", string.Concat(Enumerable.Repeat("x😀", 16000)) + "加")], ["prompt", "found 32001 characters"]),
            ("broken beside several images", [("image[]", Png), ("image[]", Png), ("prompt", "x"), ("n", "11")], ["n:", "found 11"]),
            ("broken beside a repeated image", [("image", Png), ("image", Png), ("prompt", "x"), ("n", "11")], ["n:", "found 11"]),
        ];
        return cases.Select(one => new TestCaseData(one.Parts, one.Expected).SetArgDisplayNames(one.Name));
    }

    private static IEnumerable<TestCaseData> Accepted()
    {
        (string Name, (string, object)[] Parts)[] cases =
        [
            ("several images with brackets", [("image[]", Png), ("image[]", Png), ("prompt", "x")]),
            ("several images repeated", [("image", Png), ("image", Png), ("prompt", "x")]),
            ("image last", [("n", "10"), ("prompt", "x"), ("image", Png)]),
            ("longest prompt with emoji", [("image", Png), ("prompt", string.Concat(Enumerable.Repeat("x😀", 16000)))]),
            ("prompt that looks like a form", [("image", Png), ("prompt", "Content-Disposition: form-data; name=\"other\"\r\n--test")]),
            ("prompt that looks like JSON", [("image", Png), ("prompt", "{\"a\": [1]}")]),
            ("empty prompt", [("image", Png), ("prompt", "")]),
            ("every optional part", [("image", Png), ("prompt", "x"), ("background", "auto"), ("input_fidelity", "low"), ("mask", Png), ("model", "gpt-image-1"), ("n", "1"), ("output_compression", "100"), ("output_format", "webp"), ("partial_images", "0"), ("quality", "standard"), ("response_format", "b64_json"), ("size", "auto"), ("stream", "false"), ("user", "u")]),
        ];
        return cases.Select(one => new TestCaseData(new object[] { one.Parts }).SetArgDisplayNames(one.Name));
    }
}
