using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

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
        var whole = await JsonReply.ReadAsync(body, options, content, RawJson.ReadRoot, reply.Token).ConfigureAwait(false);
        if (typeof(TEvent) == typeof(RawEvent))
        {
            yield return (TEvent)(object)new RawEvent("message", whole.Text);
            yield break;
        }

        foreach (var item in Items(whole, operation))
        {
            using var memory = new MemoryStream(WireText.Utf8.GetBytes(item.Text));
            var one = new ReplyContent(memory.Length, charset: null, reply.Call.Options?.Base64Destination);
            yield return await JsonReply.ReadAsync(memory, operation.EventOptions, one, read, reply.Token).ConfigureAwait(false);
        }
    }

    private static IEnumerable<RawJson> Items(RawJson whole, OperationDescriptor operation)
    {
        var members = RawJsonParts.Members(whole).ToList();
        if (operation.CompletedEventType is null || whole.Kind != RawJsonKind.Object || members.Exists(member => member.Key == operation.EventDiscriminator))
        {
            return [whole];
        }

        var list = members.Find(static member => RawJsonParts.Items(member.Value).Any(static item => item.Kind == RawJsonKind.Object));
        var items = list.Value is null ? [new()] : RawJsonParts.Items(list.Value).Where(static item => item.Kind != RawJsonKind.Null).Select(item => Members(item, list.Key)).ToList();
        var beside = members.Where(member => member.Key != list.Key).ToList();
        var isRepeated = IsRepeated(beside, items.Count, list.Value);
        return items.Select((item, index) =>
        {
            var made = new Dictionary<string, RawJson>(StringComparer.Ordinal) { [operation.EventDiscriminator] = operation.CompletedEventType };
            foreach (var member in index == 0 || isRepeated ? beside.Concat(item) : item)
            {
                made[member.Key] = member.Value;
            }

            return JsonMembers.ToRaw(made);
        });
    }

    private static List<KeyValuePair<string, RawJson>> Members(RawJson item, string name) =>
        item.Kind == RawJsonKind.Object ? [.. RawJsonParts.Members(item)] : [new(name, item)];

    // Otherwise the first event alone has it.
    private static bool IsRepeated(List<KeyValuePair<string, RawJson>> beside, int count, RawJson? list)
    {
        var length = beside.Sum(static member => (long)member.Key.Length + member.Value.Text.Length);
        return length * count <= AlwaysAllowed || length * count <= MostRepetition * (length + (list?.Text.Length ?? 0));
    }
}
