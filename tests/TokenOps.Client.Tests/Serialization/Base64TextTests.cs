using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Serialization;

/// <summary>Base64 as servers really write it.</summary>
internal sealed class Base64TextTests
{
    private static readonly Func<string, string>[] Spellings =
    [
        text => text,
        text => text.Replace("/", "\\/", StringComparison.Ordinal),
        text => text.Replace("+", "\\u002B", StringComparison.Ordinal).Replace("/", "\\u002f", StringComparison.Ordinal),
        text => string.Concat(text.Select(character => $"\\u{(int)character:x4}")),
        text => string.Join("\\r\\n", text.Chunk(76).Select(line => new string(line))) + "\\n",
        text => string.Join("\n", text.Chunk(64).Select(line => new string(line))),
        text => string.Join(" ", text.Chunk(3).Select(line => new string(line))) + " \\t",
        text => text.TrimEnd('='),
        text => text.Replace('+', '-').Replace('/', '_'),
        text => text.Replace('+', '-').Replace('/', '_').TrimEnd('='),
        text => "data:image/png;base64," + text,
        text => "data:image\\/png;base64," + text.Replace("/", "\\/", StringComparison.Ordinal),
        text => text.Length > 1 ? text.Insert(1, " ").Insert(text.Length, " ") : text,
    ];

    [Test]
    public async Task Every_spelling_decodes_cut_anywhere([Range(0, 12)] int spelling, [Values(0, 1, 2, 3, 58, 200)] int length)
    {
        var bytes = ImagesReplies.Bytes(length, length);
        var json = $"{{\"data\":[{{\"b64_json\":\"{Spellings[spelling](Convert.ToBase64String(bytes))}\"}}]}}";

        for (var piece = 1; piece < 90; piece++)
        {
            var reply = await ImagesReplies.ReadAsync(json, piece, announceLength: piece % 2 == 0);

            reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(bytes, "the pieces were of {0} bytes", piece);
        }
    }

    [Test]
    public async Task Every_spelling_decodes_when_it_is_long([Range(0, 12)] int spelling)
    {
        var bytes = ImagesReplies.Bytes(400_000);
        var json = $"{{\"data\":[{{\"b64_json\":\"{Spellings[spelling](Convert.ToBase64String(bytes))}\"}}]}}";

        var reply = await ImagesReplies.ReadAsync(json, piece: 65_537, announceLength: false);

        reply.Data![0].B64Json!.Bytes.Span.SequenceEqual(bytes).Should().BeTrue();
    }

    [TestCase("data")]
    [TestCase("data1234")]
    [TestCase("dat=")]
    [TestCase("d+ta")]
    public async Task Base64_that_begins_like_a_data_url_is_base64(string text)
    {
        for (var piece = 1; piece < 9; piece++)
        {
            var reply = await ImagesReplies.ReadAsync($"{{\"data\":[{{\"b64_json\":\"{text}\"}}]}}", piece);

            reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(Convert.FromBase64String(text));
        }
    }

    [Test]
    public async Task Random_bytes_in_random_spellings_cut_at_random_decode()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 300; round++)
        {
            var images = Enumerable.Range(0, random.Next(4)).Select(_ => ImagesReplies.Bytes(random.Next(500), random.Next())).ToArray();
            var json = "{\"data\":[" + string.Join(",", images.Select(image =>
                $"{{\"b64_json\":\"{Spellings[random.Next(Spellings.Length)](Convert.ToBase64String(image))}\",\"url\":\"\\\"\\\\{round}\"}}")) + "]}";
            var body = new PiecewiseStream(Encoding.UTF8.GetBytes(json), _ => random.Next(1, 40));

            var reply = await ImagesReplies.ReadAsync(body, default);

            reply.Data!.Select(item => item.B64Json!.Bytes.ToArray()).Should().BeEquivalentTo(images, options => options.WithStrictOrdering(), "round {0}", round);
        }
    }
}
