using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Definitions;

namespace TokenOps.Stubs.Contracts;

/// <summary>Reads the responses of one operation.</summary>
internal sealed class ResponseReader(SchemaResolver resolver, IReadOnlyList<BodyContract> bodies)
{
    private const string EventStream = "text/event-stream";
    private const string NamedSwitch = "x-stream-switch";
    private const string End = "[DONE]";

    private readonly ErrorBody _errors = new(resolver);

    /// <summary>Reads every example of every media type of every status.</summary>
    public IEnumerable<ResponseContract> Read(JObject operation)
    {
        foreach (var response in (operation["responses"] as JObject ?? []).Properties())
        {
            var status = Status(response.Name);
            var content = resolver.Dereference(response.Value)["content"] as JObject ?? [];
            if (content.Count == 0)
            {
                yield return new ResponseContract { Status = status };
            }

            foreach (var media in content.Properties())
            {
                foreach (var contract in ReadMedia(status, media.Name, resolver.Dereference(media.Value)))
                {
                    yield return contract;
                }
            }
        }
    }

    private StreamSwitch? SwitchOf(string mediaType, JObject media) =>
        mediaType.Split(';')[0].Trim().Equals(EventStream, StringComparison.OrdinalIgnoreCase) ? StreamSwitch.Find((string?)(media[NamedSwitch] as JValue), bodies) : null;

    private static int Status(string key) =>
        int.TryParse(key.Replace("XX", "00", StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 500;

    private IEnumerable<ResponseContract> ReadMedia(int status, string mediaType, JObject media)
    {
        var any = false;
        if (media["example"] is { } single)
        {
            any = true;
            yield return Create(status, mediaType, media, name: null, single, made: false);
        }

        foreach (var named in (media["examples"] as JObject ?? []).Properties())
        {
            if (resolver.Dereference(named.Value)["value"] is { } value)
            {
                any = true;
                yield return Create(status, mediaType, media, named.Name, value, made: false);
            }
        }

        if (!any)
        {
            var sample = mediaType == EventStream ? MadeEvents(media["schema"])
                : status >= 400 && media["schema"] is JObject schema ? _errors.Make(schema, status) : SampleMaker.Make(resolver, media["schema"]);
            yield return sample is null
                ? new ResponseContract { Status = status, MediaType = mediaType, Schema = media["schema"] as JObject ?? [], Made = true, IsImpossible = true, StreamSwitch = SwitchOf(mediaType, media) }
                : Create(status, mediaType, media, name: null, sample, made: true);
        }
    }

    private JArray? MadeEvents(JToken? schema)
    {
        var events = new JArray(SampleEvents.Of(resolver, schema).Select(one => one.Event));
        return events.Count == 0 ? null : events;
    }

    private ResponseContract Create(int status, string mediaType, JObject media, string? name, JToken value, bool made)
    {
        var contract = new ResponseContract
        {
            Status = status,
            MediaType = mediaType,
            Schema = media["schema"] as JObject ?? [],
            Name = name,
            Made = made,
            BringsBytes = resolver.Resolve(media["schema"]).IsBinary || EncodedBytes.Has(resolver, media["schema"], value),
            StreamSwitch = SwitchOf(mediaType, media),
        };
        if (contract.IsStream)
        {
            var events = Events(media["schema"], value).ToArray();
            return contract with { Events = events, Body = Encoding.UTF8.GetBytes(string.Concat(events)) };
        }

        return contract with { Body = BodyText.Write(mediaType, value, resolver.Resolve(media["schema"]).Schema) };
    }

    private IEnumerable<string> Events(JToken? schema, JToken value)
    {
        // Some documents show a stream as the text that it is.
        if (value is JValue { Value: string text } && (text.StartsWith("data:", StringComparison.Ordinal) || text.StartsWith("event:", StringComparison.Ordinal)))
        {
            return text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Trim('\n') + "\n\n");
        }

        var items = value is JArray several && resolver.Resolve(schema).Type != "array" ? several.ToArray() : [value];
        var events = items.Select(item => Event(schema, item)).ToList();

        // Servers of this kind of API end a stream of events without a name by a word.
        return events.Exists(one => one.StartsWith("event:", StringComparison.Ordinal)) ? events : events.Append($"data: {End}\n\n");
    }

    private string Event(JToken? schema, JToken item)
    {
        var type = SampleEvents.Name(resolver, schema, item);
        var data = item.Type == JTokenType.String && resolver.Resolve(schema).Type == "string" ? ((string)item!).ReplaceLineEndings("\ndata: ") : item.ToString(Formatting.None);
        return (type is null ? string.Empty : $"event: {type}\n") + $"data: {data}\n\n";
    }
}
