using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests;

/// <summary>Fields, as seen by ASP.NET Core's parsers behind Kestrel.</summary>
internal sealed class MultipartFieldsOnTheWireTests
{
    private MultipartServer _server = null!;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await MultipartServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [TestCase("")]
    [TestCase("plain")]
    [TestCase("在图片中添加一朵红色的玫瑰花")]
    [TestCase("👩‍👩‍👧‍👦 and 🌹")]
    [TestCase("two\r\nlines\nand\rmore\r\n")]
    [TestCase("\r\n--\r\n--TokenOps-\r\nContent-Disposition: form-data; name=\"evil\"\r\n\r\n1\r\n")]
    [TestCase("nul\0inside")]
    [TestCase("\"quotes\"; semicolons; a=b & c%20d + e")]
    [TestCase("\uFEFFmark")]
    public async Task Text_arrives_exactly_as_given(string text)
    {
        var request = await _server.SendAsync(w => w.AddText("prompt", text));
        var form = await _server.BindAsync(w => w.AddText("prompt", text));

        var part = request.Parts.Should().ContainSingle().Which;
        part.Start.Should().Equal(System.Text.Encoding.UTF8.GetBytes(text));
        part.Headers.Should().ContainSingle("a text part has no Content-Type").Which.Value.Should().Be("form-data; name=\"prompt\"");

        // Form binding drops a byte order mark, as any text reader does.
        form["prompt"].ToString().Should().Be(text.TrimStart('\uFEFF'));
    }

    [Test]
    public async Task A_lone_surrogate_does_no_harm()
    {
        var request = await _server.SendAsync(static w => w.AddText("prompt", "a\uD83Cb\uDF39"));

        request["prompt"].Text.Should().Be("a\uFFFDb\uFFFD");
    }

    [Test]
    public async Task A_long_prompt_arrives_whole()
    {
        var prompt = string.Concat(Enumerable.Repeat("玫瑰🌹", 20_000));

        var request = await _server.SendAsync(w => w.AddText("prompt", prompt));

        request["prompt"].Text.Should().Be(prompt);
        request.ContentLength.Should().NotBeNull();
    }

    [Test]
    [SetCulture("de-DE")]
    public async Task Values_have_the_same_form_in_every_culture()
    {
        var request = await _server.SendAsync(static w =>
        {
            w.AddText("bool", (bool?)false);
            w.AddText("int", (int?)-1234567);
            w.AddText("long", (long?)9_000_000_000);
            w.AddText("float", (float?)0.1f);
            w.AddText("double", (double?)1234.5);
            w.AddText("decimal", (decimal?)1.50m);
            w.AddText("time", (DateTimeOffset?)new DateTimeOffset(2026, 11, 22, 14, 5, 6, 250, TimeSpan.FromHours(8)));
            w.AddText("second", (DateTimeOffset?)new DateTimeOffset(2026, 11, 22, 14, 5, 6, TimeSpan.Zero));
        });

        CultureInfo.CurrentCulture.Name.Should().Be("de-DE");
        request.Parts.Select(static p => p.Text).Should().Equal(
            "false", "-1234567", "9000000000", "0.1", "1234.5", "1.50", "2026-11-22T14:05:06.25+08:00", "2026-11-22T14:05:06+00:00");
    }

    [Test]
    public async Task What_is_unset_is_not_sent()
    {
        var request = await _server.SendAsync(static w =>
        {
            w.AddText("a", (string?)null);
            w.AddText("b", (bool?)null);
            w.AddText("c", (int?)null);
            w.AddText("d", (DateTimeOffset?)null);
            w.AddFile("e", null);
            w.AddFiles("f", null, MultipartArrayNaming.Repeat);
            w.AddTexts<string>("g", null, MultipartArrayNaming.Repeat);
            w.AddFiles("h", [], MultipartArrayNaming.Brackets);
            w.AddJson("i", null);
            w.AddUnknown(null);
            w.AddUnknown(new Dictionary<string, RawJson> { ["j"] = RawJson.Null });
            w.AddText("last", "here");
        });

        request.Names.Should().Equal("last");
    }

    [TestCase(MultipartArrayNaming.Repeat, "tags", "tags")]
    [TestCase(MultipartArrayNaming.Brackets, "tags[]", "tags[]")]
    [TestCase(MultipartArrayNaming.BracketsWhenSeveral, "tags", "tags[]")]
    public async Task Items_of_an_array_are_parts_of_their_own(MultipartArrayNaming naming, string alone, string several)
    {
        var one = await _server.SendAsync(w => w.AddTexts("tags", ["a", null], naming));
        var two = await _server.SendAsync(w => w.AddTexts("tags", ["b", "a"], naming));

        one.Names.Should().Equal(alone);
        two.Names.Should().Equal(several, several);
        two.Parts.Select(static p => p.Text).Should().Equal("b", "a");
    }

    [Test]
    public async Task An_object_is_a_part_of_type_json()
    {
        var request = await _server.SendAsync(static w => w.AddJson("meta", new Dictionary<string, object> { ["a"] = 1, ["b"] = new[] { "玫" } }));

        request["meta"].Text.Should().Be("{\"a\":1,\"b\":[\"玫\"]}");
        request["meta"].MediaType.Should().Be("application/json");
    }

    [Test]
    [SetCulture("de-DE")]
    public async Task Unknown_members_are_sent_as_text_or_as_json()
    {
        var unknown = new Dictionary<string, RawJson>
        {
            ["text"] = "\"x\"",
            ["flag"] = true,
            ["number"] = 1.5,
            ["count"] = 7,
            ["time"] = "2026-01-02T03:04:05+00:00",
            ["object"] = RawJson.FromText("{\"a\":1}"),
            ["array"] = RawJson.FromText("[1,2]"),
        };

        var request = await _server.SendAsync(w => w.AddUnknown(unknown));

        request.Parts.Select(static p => (p.Name, p.Text, p.MediaType)).Should().Equal(
            ("text", "\"x\"", null),
            ("flag", "true", null),
            ("number", "1.5", null),
            ("count", "7", null),
            ("time", "2026-01-02T03:04:05+00:00", null),
            ("object", "{\"a\":1}", "application/json"),
            ("array", "[1,2]", "application/json"));
    }

    [Test]
    public async Task A_name_cannot_inject_anything_either()
    {
        var request = await _server.SendAsync(static w => w.AddText("a\"; filename=\"x\"\r\nX-Injected: 1", "value"));

        request.Parts.Should().ContainSingle().Which.Headers.Should().ContainSingle();
        request.Names.Should().Equal("a%22; filename=%22x%22%0D%0AX-Injected: 1");
    }

    [Test]
    public async Task The_boundary_needs_no_quotes_and_is_never_the_same()
    {
        var first = await _server.SendAsync(static w => w.AddText("a", "b"));
        var second = await _server.SendAsync(static w => w.AddText("a", "b"));

        first.ContentType.Should().MatchRegex("^multipart/form-data; boundary=TokenOps-[0-9a-f]{32}$");
        second.ContentType.Should().NotBe(first.ContentType);
    }

    [Test]
    public async Task A_body_without_parts_is_a_body()
    {
        var request = await _server.SendAsync(static _ => { });

        request.Parts.Should().BeEmpty();
    }
}
