using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;
using TokenOps.Client.Tests.Faults;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Http;

public sealed class RequestWriterTests
{
    private static readonly Uri Base = new("https://api.example.com");

    [TestCase("https://api.example.com", "https://api.example.com/v1/files")]
    [TestCase("https://api.example.com/", "https://api.example.com/v1/files")]
    [TestCase("https://api.example.com/gate/way", "https://api.example.com/gate/way/v1/files")]
    [TestCase("https://api.example.com/gate/way/", "https://api.example.com/gate/way/v1/files")]
    [TestCase("https://api.example.com/v1", "https://api.example.com/v1/files")]
    [TestCase("https://api.example.com/gate/v1/", "https://api.example.com/gate/v1/files")]
    [TestCase("https://api.example.com/api-v1", "https://api.example.com/api-v1/v1/files")]
    public void The_base_address_may_end_in_any_way(string baseAddress, string expected)
    {
        new RequestWriter().Address(new Uri(baseAddress), "/v1/files").AbsoluteUri.Should().Be(expected);
    }

    [TestCase("a/b", "a%2Fb")]
    [TestCase("../x", "..%2Fx")]
    [TestCase("a b?c#d", "a%20b%3Fc%23d")]
    [TestCase("花", "%E8%8A%B1")]
    [TestCase("a%2Fb", "a%252Fb")]
    [TestCase("a\\b", "a%5Cb")]
    [TestCase("...", "...")]
    [TestCase("a;b", "a%3Bb")]
    public void A_path_value_stays_in_its_segment(string value, string expected)
    {
        var writer = new RequestWriter();
        writer.Path("id", value);

        var address = writer.Address(Base, "/v1/files/{id}/content");

        address.AbsoluteUri.Should().Be("https://api.example.com/v1/files/" + expected + "/content");
        address.Segments.Should().HaveCount(5);
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase(null)]
    public void A_path_value_that_cannot_be_a_segment_is_refused(string? value)
    {
        var act = () => new RequestWriter().Path("id", value);

        act.Should().Throw<RequestValidationException>().Which.Findings.Single().Member.Should().Be("id");
    }

    [Test]
    public void A_path_value_that_nobody_wrote_is_refused()
    {
        var act = () => new RequestWriter().Address(Base, "/v1/files/{id}");

        act.Should().Throw<RequestValidationException>();
    }

    [Test]
    public void Query_values_are_read_back_by_another_parser()
    {
        var writer = new RequestWriter();
        writer.Query("text", "a&b=c +%花");
        writer.Query("flag", true);
        writer.Query("count", 3L);
        writer.Query("share", 0.1);
        writer.Query("time", new DateTimeOffset(2026, 11, 22, 12, 0, 0, 500, TimeSpan.FromHours(8)));
        writer.Query("unset", (int?)null);
        writer.Query("each", new[] { "x", "y,z" });
        writer.Query("joined", new[] { 1, 2, 3 }, ParameterStyle.FormJoined);
        writer.Query("barred", new[] { "x", "y" }, ParameterStyle.PipeDelimited);
        writer.Query("none", Array.Empty<string>());

        var query = QueryHelpers.ParseQuery(writer.Address(Base, "/v1/files").Query);

        query.ToDictionary(static pair => pair.Key, static pair => string.Join('~', pair.Value.ToArray())).Should().Equal(new Dictionary<string, string>
        {
            ["text"] = "a&b=c +%花",
            ["flag"] = "true",
            ["count"] = "3",
            ["share"] = "0.1",
            ["time"] = "2026-11-22T12:00:00.5+08:00",
            ["each"] = "x~y,z",
            ["joined"] = "1,2,3",
            ["barred"] = "x|y",
        });
    }

    [Test]
    public async Task Headers_and_cookies_are_sent()
    {
        var seen = await SeenAsync(static writer =>
        {
            writer.Header("X-Trace", 7);
            writer.Header("X-Unset", null);
            writer.Cookie("a", "1;2");
            writer.Cookie("b", "花");
            writer.Text("hello");
        });

        seen.Header("X-Trace").Should().Be("7");
        seen.Header("X-Unset").Should().BeNull();
        seen.Header("Cookie").Should().Be("a=1%3B2; b=%E8%8A%B1");
        seen.Header("User-Agent").Should().StartWith("TokenOps.Client/");
        seen.Header("Accept").Should().Be("application/json");
        seen.BodyText.Should().Be("hello");
    }

    [TestCase("evil\r\nX-Injected: 1")]
    [TestCase("花")]
    public void A_header_that_headers_cannot_carry_is_refused(string value)
    {
        var act = () => new RequestWriter().Header("X-Trace", value);

        act.Should().Throw<RequestValidationException>().Which.Message.Should().NotContain("evil");
    }

    [Test]
    public async Task JSON_is_sent_with_its_length_and_without_what_is_unset()
    {
        var large = new string('花', 50_000);

        var seen = await SeenAsync(writer => writer.Json(new TestModel { ["a"] = large, ["b"] = null, ["c"] = 1 }));

        seen.Header("Content-Type").Should().Be("application/json");
        seen.Header("Content-Length").Should().Be(seen.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var json = JObject.Parse(seen.BodyText);
        json.Properties().Select(static member => member.Name).Should().Equal("a", "c");
        json["a"]!.ToString().Should().Be(large);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_switch_for_streams_is_on_only_for_streams(bool stream)
    {
        var writer = new RequestWriter { EventStream = stream };
        writer.JsonSwitch(new TestModel { ["stream"] = null, ["n"] = 1 }, "stream", "true", isOn: false);

        using var content = await writer.ToBodyAsync(progress: null, default);

        var json = JObject.Parse(await content!.ReadAsStringAsync());
        json.ContainsKey("stream").Should().Be(stream);
        json["n"]!.ToObject<int>().Should().Be(1);
    }

    [Test]
    public async Task Forms_are_read_back_by_another_parser()
    {
        var seen = await SeenAsync(static writer =>
        {
            var form = writer.Form();
            form.Add("a", "x y&z=花");
            form.Add("b", null);
            form.Add("c", true);
        });

        using var reader = new FormReader(seen.BodyText);
        var form = await reader.ReadFormAsync();
        seen.Header("Content-Type").Should().Be("application/x-www-form-urlencoded");
        form["a"].ToString().Should().Be("x y&z=花");
        form["c"].ToString().Should().Be("true");
        form.Should().HaveCount(2);
    }

    [Test]
    public async Task A_file_can_be_the_whole_body_with_progress()
    {
        var bytes = new byte[300_000];
        new Random(3).NextBytes(bytes);
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        var progress = new Recorder();

        await api.EditAsync(new TestRequest(writer => writer.Binary(FilePart.FromBytes(bytes, "a.bin", "audio/mpeg"))), new CallOptions { UploadProgress = progress });

        server.Seen[0].Body.Should().Equal(bytes);
        server.Seen[0].Header("Content-Type").Should().Be("audio/mpeg");
        progress.Last.BytesSent.Should().Be(300_000);
        progress.Last.TotalBytes.Should().Be(300_000);
    }

    [Test]
    public async Task A_POST_without_a_body_says_so()
    {
        var seen = await SeenAsync(static _ => { });

        seen.Header("Content-Length").Should().Be("0");
    }

    [Test]
    public async Task A_calls_own_headers_win()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        var options = new CallOptions { Headers = { ["user-agent"] = "mine/1", ["Authorization"] = "Basic abc", ["X-Trace"] = "2" } };

        await api.EditAsync(new TestRequest(static writer =>
        {
            writer.Header("X-Trace", 1);
            writer.Json(1);
        }), options);

        server.Seen[0].Header("User-Agent").Should().Be("mine/1");
        server.Seen[0].Header("Authorization").Should().Be("Basic abc");
        server.Seen[0].Header("X-Trace").Should().Be("2");
    }

    private static async Task<SeenRequest> SeenAsync(Action<RequestWriter> write)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        await api.EditAsync(new TestRequest(write));
        return server.Seen.Single();
    }

    private sealed class Recorder : IProgress<UploadProgress>
    {
        public UploadProgress Last { get; private set; }

        public void Report(UploadProgress value) => Last = value;
    }
}
