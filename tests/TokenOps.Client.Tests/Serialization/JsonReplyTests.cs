using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

internal sealed class JsonReplyTests
{
    [Test]
    public async Task Images_of_every_length_modulo_three_come_out_as_they_went_in()
    {
        var images = Enumerable.Range(0, 70).Select(length => ImagesReplies.Bytes(length, length)).ToArray();

        var reply = await ImagesReplies.ReadAsync(ImagesReplies.Json(images));

        reply.Data!.Select(item => item.B64Json!.Bytes.ToArray()).Should().BeEquivalentTo(images, options => options.WithStrictOrdering());
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_reply_may_be_cut_at_every_byte(bool announceLength)
    {
        var image = ImagesReplies.Bytes(50);
        var json = Encoding.UTF8.GetBytes(
            "\uFEFF { \"created\" : 12 , \"data\" : [ {\"url\":\"ü\\\"\\\\\",\"b64_js\\u006fn\":\"" + Convert.ToBase64String(image).Replace("/", "\\/", StringComparison.Ordinal).Replace("+", "\\u002B", StringComparison.Ordinal)
            + "\",\"x\":[[],{}]} , { \"b64_json\" : null } ] , \"b64_json\":\"not marked here\" } ");

        for (var cut = 0; cut <= json.Length; cut++)
        {
            var body = new PiecewiseStream(json, read => read == 0 ? Math.Max(cut, 1) : int.MaxValue);

            var reply = await ImagesReplies.ReadAsync(body, new ReplyContent(announceLength ? json.Length : null));

            reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(image, "the body was cut at {0}", cut);
            reply.Data[0].Url.Should().Be("ü\"\\");
            reply.Data[1].B64Json.Should().BeNull();
            reply.AdditionalProperties!["b64_json"].ToString().Should().Be("not marked here");
        }
    }

    [Test]
    public async Task A_reply_may_arrive_byte_by_byte()
    {
        byte[][] images = [ImagesReplies.Bytes(100, 1), ImagesReplies.Bytes(101, 2), ImagesReplies.Bytes(102, 3)];

        var reply = await ImagesReplies.ReadAsync(ImagesReplies.Json(images), piece: 1);

        reply.Data!.Select(item => item.B64Json!.Bytes.ToArray()).Should().BeEquivalentTo(images, options => options.WithStrictOrdering());
    }

    [Test]
    public async Task What_the_document_does_not_promise_is_kept()
    {
        var reply = await ImagesReplies.ReadAsync("""{"data":[{"url":"u","score":0.5}],"when":"2026-01-01T00:00:00Z","background":"checkered","big":123456789012345678901234567890}""");

        reply.Created.Should().BeNull();
        reply.Data![0].AdditionalProperties!["score"].ToString(Formatting.None).Should().Be("0.5");
        reply.AdditionalProperties!["when"].ToString().Should().Be("2026-01-01T00:00:00Z", "it is text, not a date");
        reply.AdditionalProperties["background"].ToString().Should().Be("checkered");
        reply.AdditionalProperties["big"].ToString(Formatting.None).Should().Be("123456789012345678901234567890");
    }

    [TestCase("{}")]
    [TestCase("""{"data":null}""")]
    [TestCase("""{"data":[]}""")]
    [TestCase("""{"data":[{}],"created":null}""")]
    public async Task Less_than_promised_is_not_fatal(string json)
    {
        var reply = await ImagesReplies.ReadAsync(json);

        reply.Data?.All(item => item.B64Json is null).Should().BeTrue();
    }

    [Test]
    public async Task Line_ends_in_strings_and_numbers_that_are_none_do_not_cost_the_response()
    {
        var reply = await ImagesReplies.ReadAsync("{\"data\":[{\"revised_prompt\":\"one\ntwo\t\\\"three\",\"score\":NaN,\"least\":-Infinity}],\"created\":7,}");

        reply.Created.Should().Be(7);
        reply.Data![0].RevisedPrompt.Should().Be("one\ntwo\t\"three");
        reply.Data[0].AdditionalProperties!["score"].ToString().Should().Be("NaN");
        reply.Data[0].AdditionalProperties!["least"].ToString().Should().Be("-Infinity");
    }

    [Test]
    public async Task The_last_of_duplicate_members_wins()
    {
        var reply = await ImagesReplies.ReadAsync("""{"data":[{"b64_json":"AAAA","b64_json":"AQID"}],"created":1,"created":2}""");

        reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(1, 2, 3);
        reply.Created.Should().Be(2);
    }

    [Test]
    public async Task A_marked_member_that_the_type_does_not_have_is_kept_as_it_came()
    {
        var options = new JsonReplyOptions { Base64Members = new JsonPathPatterns(["**/b64_json", "**/extra"]) };

        var reply = await ImagesReplies.ReadAsync("""{"data":[{"b64_json":"AQID","extra":"BAUG"}],"extra":"BwgJ"}""", options: options);

        reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(1, 2, 3);
        reply.Data[0].AdditionalProperties!["extra"].ToString().Should().Be("BAUG");
        reply.AdditionalProperties!["extra"].ToString().Should().Be("BwgJ");
    }

    [Test]
    public async Task A_base64_member_that_is_not_marked_is_decoded_all_the_same()
    {
        var reply = await ImagesReplies.ReadAsync("""{"mask":"AQID","data":[{"b64_json":"BAUG"}]}""");

        reply.Mask!.Bytes.ToArray().Should().Equal(1, 2, 3);
        reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(4, 5, 6);
    }

    [Test]
    public async Task A_generated_reader_takes_the_place_of_reflection()
    {
        static string Read(JsonReader reader)
        {
            reader.Read();
            reader.Read();
            return (string)reader.Value!;
        }

        var name = await JsonReply.ReadAsync<string>(new PiecewiseStream("{\"first\":1}"u8.ToArray()), ImagesReplies.Options, default, Read, CancellationToken.None);

        name.Should().Be("first");
    }

    [Test]
    public async Task Json_without_base64_may_be_large()
    {
        var text = new string('ä', 1_000_000);
        var items = string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"{{\"url\":\"https://example.com/{i}\"}}"));

        var reply = await ImagesReplies.ReadAsync($"{{\"data\":[{items}],\"text\":\"{text}\"}}", piece: 70_001);

        reply.Data!.Should().HaveCount(20_000);
        reply.Data![19_999].Url.Should().Be("https://example.com/19999");
        reply.AdditionalProperties!["text"].ToString().Should().Be(text);
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("iso-8859-1")]
    [TestCase("\"UTF-8\"")]
    [TestCase("no-such-charset")]
    public async Task The_charset_of_the_reply_is_followed_where_it_is_known(string charset)
    {
        var encoding = charset is "\"UTF-8\"" or "no-such-charset" ? Encoding.UTF8 : Encoding.GetEncoding(charset);
        var image = ImagesReplies.Bytes(1000);
        var json = encoding.GetBytes(ImagesReplies.Json(image).Replace("1,", "1,\"text\":\"é\",", StringComparison.Ordinal));

        var reply = await ImagesReplies.ReadAsync(new PiecewiseStream(json, 7), new ReplyContent(json.Length, charset));

        reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(image);
        reply.AdditionalProperties!["text"].ToString().Should().Be("é");
    }

    [TestCase(false, 1)]
    [TestCase(false, 1000)]
    [TestCase(true, 1)]
    [TestCase(true, 3)]
    public async Task Utf_16_with_a_byte_order_mark_is_understood(bool bigEndian, int piece)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] json = [.. encoding.GetPreamble(), .. encoding.GetBytes("""{"data":[{"b64_json":"AQID","url":"😀"}]}""")];

        var reply = await ImagesReplies.ReadAsync(json, piece);

        reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(1, 2, 3);
        reply.Data[0].Url.Should().Be("😀");
    }

    [Test]
    public async Task A_longer_body_than_announced_still_comes_out_right()
    {
        var image = ImagesReplies.Bytes(300_000);
        var json = Encoding.UTF8.GetBytes(ImagesReplies.Json(image, image));

        var reply = await ImagesReplies.ReadAsync(new PiecewiseStream(json, 10_000), new ReplyContent(200_000));

        reply.Data!.Select(item => item.B64Json!.Bytes.ToArray()).Should().AllSatisfy(bytes => bytes.Should().Equal(image));
    }

    [Test]
    public async Task Large_values_come_out_right_whether_the_length_is_announced_or_not([Values] bool announceLength)
    {
        byte[][] images = [ImagesReplies.Bytes(3_000_001, 1), ImagesReplies.Bytes(10, 2), ImagesReplies.Bytes(5_000_002, 3)];

        var reply = await ImagesReplies.ReadAsync(ImagesReplies.Json(images), piece: 100_003, announceLength);

        for (var i = 0; i < images.Length; i++)
            reply.Data![i].B64Json!.Bytes.Span.SequenceEqual(images[i]).Should().BeTrue("image {0} was decoded", i);
    }
}
