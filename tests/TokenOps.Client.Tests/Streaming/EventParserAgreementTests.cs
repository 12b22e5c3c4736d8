using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.ServerSentEvents;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Streaming;

/// <summary>Random event streams, read by our reader and by the parser of the platform.</summary>
internal sealed class EventParserAgreementTests
{
    private static readonly string[] Fragments =
    [
        "data: ", "data:", "data", "event: ", "event:", "event", "id: ", "retry: ", ":", ": note", "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\r\r",
        " ", "  ", "x", "{}", "{\"a\":\"", "b\"}", "[1,", "2]", "é€😀", "datax", "dat", "data :", "\t", "message", "tick", "\"", "\\", "a:b", "12", "{", "]", "\uFEFF",
    ];

    [Test]
    public async Task Both_see_the_same_events_in_random_streams()
    {
        var random = new Random(42);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Fragments[random.Next(Fragments.Length)]));
            var bytes = Encoding.UTF8.GetBytes(text);

            var ours = await OursAsync(bytes, random);

            ours.Should().Equal(Theirs(bytes), "round {0} reads {1}", round, Newtonsoft.Json.JsonConvert.ToString(text));
        }
    }

    private static List<(string, string)> Theirs(byte[] bytes) =>
        SseParser.Create(new MemoryStream(bytes)).Enumerate().Select(item => (item.EventType, item.Data)).ToList();

    private static async Task<List<(string, string)>> OursAsync(byte[] bytes, Random random)
    {
        var events = new List<(string, string)>();
        await using var decoder = new ReplyDecoder(new JsonReplyOptions(), destination: null);
        var reader = new EventReader(decoder, long.MaxValue);
        for (var start = 0; start < bytes.Length;)
        {
            var end = Math.Min(bytes.Length, start + random.Next(1, 12));
            while (start < end)
            {
                start += await reader.AdvanceAsync(bytes.AsMemory(start, end - start), CancellationToken.None);
                if (!reader.HasEvent)
                    continue;

                events.Add((reader.EventType, decoder.ToRawText()));
                reader.Continue();
            }
        }

        return events;
    }
}
