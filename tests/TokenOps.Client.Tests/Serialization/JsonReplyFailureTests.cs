using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

internal sealed class JsonReplyFailureTests
{
    [Test]
    public async Task A_reply_that_ends_at_any_byte_is_reported_with_what_arrived()
    {
        const string text = """{"created":1,"data":[{"b64_json":"AQID","url":"u"},{"b64_json":"BAUG"}]}""";
        var json = Encoding.UTF8.GetBytes(text);

        for (var end = 0; end < json.Length; end++)
        {
            var read = () => ImagesReplies.ReadAsync(json[..end]);

            var failure = (await read.Should().ThrowAsync<ReplyFormatException>("it ends at {0}", end)).Which;
            failure.Message.Should().Match(end == 0 ? "The response is empty." : $"The response ends too early, at byte {end}*");
            failure.RawText.Should().StartWith(text[..Math.Min(end, 33)]).And.NotContain("AQ").And.NotContain("BA");
        }
    }

    [TestCase("""{"data":[{"b64_json":"AQ!D"}]}""", "'data/0/b64_json' is not base64 at its character 2")]
    [TestCase("""{"data":[{},{"b64_json":"AQIDA"}]}""", "'data/1/b64_json' is not base64 at its character 5")]
    [TestCase("""{"data":[{"b64_json":"AQ==AQ=="}]}""", "is not base64 at its character 4")]
    [TestCase("""{"data":[{"b64_json":"=AAA"}]}""", "is not base64 at its character 0")]
    [TestCase("""{"data":[{"b64_json":"AAA=="}]}""", "is not base64 at its character 4")]
    [TestCase("""{"data":[{"b64_json":"AAAA\u00e9AAA"}]}""", "is not base64 at its character 4")]
    [TestCase("""{"data":[{"b64_json":"AAAA\"AAA"}]}""", "is not base64 at its character 4")]
    [TestCase("""{"data":[{"b64_json":"data:image/png"}]}""", "is not base64 at its character 14")]
    public async Task A_value_that_is_not_base64_is_reported_with_its_place_and_without_its_content(string json, string place)
    {
        for (var piece = 1; piece < json.Length; piece++)
        {
            var read = () => ImagesReplies.ReadAsync(json, piece);

            (await read.Should().ThrowAsync<ReplyFormatException>()).Which.Message.Should().Contain(place).And.NotContain("AQ");
        }
    }

    [TestCase("<html><body>502 Bad Gateway</body></html>", "is not JSON at byte 0")]
    [TestCase("{\"a\":1}}", null)]
    [TestCase("{\"a\":[1}", "closes what is not open at byte 7")]
    [TestCase("]", "closes what is not open at byte 0")]
    [TestCase("{\"a\":truth}", "is not JSON at 'a'")]
    [TestCase("{\"created\":\"soon\"}", "is not what was expected at 'created'")]
    [TestCase("null", "is the JSON value null")]
    [TestCase("12", "is not what was expected")]
    [TestCase("   ", "is empty")]
    public async Task What_is_not_the_expected_json_is_reported_and_kept_raw(string body, string? message)
    {
        var read = () => ImagesReplies.ReadAsync(body, piece: 5);

        if (message is null)
        {
            await read.Should().NotThrowAsync("what follows the document is ignored");
            return;
        }

        var failure = (await read.Should().ThrowAsync<ReplyFormatException>()).Which;
        failure.Message.Should().Contain(message);
        failure.RawText.Should().Be(body);
        failure.InnerException.Should().BeNull("it would quote the content");
    }

    [TestCase("""{"data":[{"b64_json":"AQID"}],"created":"soon"}""", """{"data":[{"b64_json":"<base64, 3 bytes>"}],"created":"soon"}""")]
    [TestCase("""{"data":[{"b64_json":"AQID"},{"b64_json":"AQ""", """{"data":[{"b64_json":"<base64, 3 bytes>"},{"b64_json":"<base64, incomplete>" """)]
    public async Task The_raw_text_says_how_long_base64_values_are(string json, string raw)
    {
        var read = () => ImagesReplies.ReadAsync(json, piece: 7);

        (await read.Should().ThrowAsync<ReplyFormatException>()).Which.RawText.Should().Be(raw.TrimEnd());
    }

    [TestCase("12")]
    [TestCase("\"text\"")]
    [TestCase("[1]")]
    public async Task A_message_names_no_place_where_there_is_none_to_name(string json)
    {
        var read = () => ImagesReplies.ReadAsync(json);

        (await read.Should().ThrowAsync<ReplyFormatException>()).Which.Message.Should().Be("The response is not what was expected.");
    }

    // Lengths with which a name as long as the one before it would end just behind an array of a power of two.
    [Test]
    public async Task A_name_that_is_cut_off_behind_a_longer_one_is_reported([Values(1021, 2045, 4093, 8189)] int length)
    {
        var read = () => ImagesReplies.ReadAsync("{\"" + new string('n', length) + "\":1,\"" + new string('b', length - 10));

        (await read.Should().ThrowAsync<ReplyFormatException>()).Which.Message.Should().MatchRegex("^The response ends too early, at byte [0-9]+\\.$");
    }

    [Test]
    public async Task The_raw_text_of_an_unreadable_reply_is_bounded()
    {
        var body = "<" + new string('€', 100_000);

        var read = () => ImagesReplies.ReadAsync(body, piece: 1000);

        (await read.Should().ThrowAsync<ReplyFormatException>()).Which.RawText.Should().StartWith("<€€").And.HaveLength((16 * 1024 / 3) + 1);
    }

    [Test]
    public async Task A_body_longer_than_allowed_is_refused_before_it_is_read_when_it_says_so()
    {
        var body = new PiecewiseStream(new byte[1000]);
        var options = new JsonReplyOptions { MaxResponseBytes = 99 };

        var read = () => ImagesReplies.ReadAsync(body, new ReplyContent(100), options);

        (await read.Should().ThrowAsync<ReplyFormatException>()).Which.Message.Should().Contain("longer than the 99 bytes");
        body.Position.Should().Be(0);
    }

    [Test]
    public async Task A_body_longer_than_allowed_is_refused_when_it_turns_out_so()
    {
        var options = new JsonReplyOptions { MaxResponseBytes = 99, Base64Members = ImagesReplies.Options.Base64Members };

        var read = () => ImagesReplies.ReadAsync(ImagesReplies.Json(new byte[100]), piece: 10, announceLength: false, options);

        (await read.Should().ThrowAsync<ReplyFormatException>()).Which.RawText.Should().StartWith("{\"created\"");
    }

    [Test]
    public async Task A_body_of_exactly_the_allowed_length_is_read()
    {
        var json = ImagesReplies.Json(new byte[100]);
        var options = new JsonReplyOptions { MaxResponseBytes = json.Length, Base64Members = ImagesReplies.Options.Base64Members };

        (await ImagesReplies.ReadAsync(json, options: options)).Data.Should().HaveCount(1);
    }

    [Test]
    public async Task A_reply_may_be_nested_as_deep_as_allowed_and_not_deeper([Values(64, 65)] int depth)
    {
        var json = $"{{\"x\":{new string('[', depth - 1)}{new string(']', depth - 1)}}}";

        var read = () => ImagesReplies.ReadAsync(json, piece: 3);

        if (depth == 64)
            await read.Should().NotThrowAsync();
        else
            (await read.Should().ThrowAsync<ReplyFormatException>()).Which.Message.Should().Contain("deeper than 64 levels");
    }

    [Test]
    public async Task A_broken_connection_stays_an_input_output_exception()
    {
        var json = Encoding.UTF8.GetBytes(ImagesReplies.Json(new byte[100]));
        var body = new PiecewiseStream(json[..80], _ => 10, new IOException("reset"));

        var read = () => ImagesReplies.ReadAsync(body, new ReplyContent(json.Length));

        await read.Should().ThrowAsync<IOException>().WithMessage("reset");
    }

    [Test]
    public async Task Cancelling_stops_the_reading_with_that_token()
    {
        using var cancellation = new CancellationTokenSource();
        var body = new PiecewiseStream(Encoding.UTF8.GetBytes(ImagesReplies.Json(new byte[100])), read =>
        {
            if (read == 3)
                cancellation.Cancel();

            return 10;
        });

        var read = () => ImagesReplies.ReadAsync(body, default, cancellationToken: cancellation.Token);

        (await read.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        body.Position.Should().Be(40);
    }
}
