using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Runtime;

/// <summary>
/// Understands a server that answers a request for a stream with the whole result at once: each item of its list becomes
/// a completing event, with what stands beside the list added.
/// </summary>
internal static class JsonAsEvents
{
    // What stands beside a list is repeated in every event, which a hostile response of many items could make costly.
    private const int MostRepetition = 4;
    private const int AlwaysAllowed = 64 * 1024;

    public static async IAsyncEnumerable<TEvent> ReadAsync<TEvent>(Reply reply, Stream body, JsonRead<TEvent?> read)
    {
        var operation = reply.Call.Operation;
        var content = new ReplyContent(length: null, reply.Charset);
        var options = new JsonReplyOptions { MaxResponseBytes = long.MaxValue, MaxRawBytes = 64 * 1024, Names = operation.EventOptions.Names };
        var whole = await JsonReply.ReadAsync(body, options, content, static reader => RawJson.ReadRoot(reader).ToJToken(), reply.Token).ConfigureAwait(false);
        if (typeof(TEvent) == typeof(RawEvent))
        {
            yield return (TEvent)(object)new RawEvent("message", whole.ToString(Formatting.None));
            yield break;
        }

        foreach (var item in Items(whole, operation))
        {
            using var memory = new MemoryStream(WireText.Utf8.GetBytes(item.ToString(Formatting.None)));
            var one = new ReplyContent(memory.Length, charset: null, reply.Call.Options?.Base64Destination);
            yield return await JsonReply.ReadAsync(memory, operation.EventOptions, one, read, reply.Token).ConfigureAwait(false);
        }
    }

    private static IEnumerable<JToken> Items(JToken whole, OperationDescriptor operation)
    {
        if (operation.CompletedEventType is null || whole is not JObject result || result[operation.EventDiscriminator] is not null)
        {
            return [whole];
        }

        var list = result.Properties().FirstOrDefault(static member => member.Value is JArray items && items.Any(static item => item is JObject));
        var items = list?.Value.Where(static item => item.Type is not (JTokenType.Null or JTokenType.Undefined)).Select(item => item as JObject ?? new JObject { [list.Name] = item }).ToList() ?? [new JObject()];
        var beside = new JObject(result.Properties().Where(member => member != list));
        var isRepeated = IsRepeated(beside, items.Count, list);
        return items.Select((item, index) =>
        {
            var made = new JObject { [operation.EventDiscriminator] = operation.CompletedEventType };
            if (index == 0 || isRepeated)
            {
                made.Merge(beside);
            }

            made.Merge(item);
            return made;
        });
    }

    // Otherwise the first event alone has it.
    private static bool IsRepeated(JObject beside, int count, JProperty? list)
    {
        long length = beside.ToString(Formatting.None).Length;
        return length * count <= AlwaysAllowed || length * count <= MostRepetition * (length + (list?.Value.ToString(Formatting.None).Length ?? 0));
    }
}
