using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Reads the responses of one operation.</summary>
internal sealed class ResponseReader(SchemaResolver resolver)
{
    private const string EventStream = "text/event-stream";
    private const string StreamSwitch = "x-stream-switch";

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
            var sample = mediaType == EventStream ? MadeEvents(media["schema"]) : SampleMaker.Make(resolver, media["schema"]);
            yield return Create(status, mediaType, media, name: null, sample, made: true);
        }
    }

    private JArray MadeEvents(JToken? schema)
    {
        var branches = resolver.Resolve(schema).Branches.ToArray();
        return new JArray((branches.Length == 0 ? [schema!] : branches).Select(branch => SampleMaker.Make(resolver, branch)));
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
            StreamSwitch = (string?)media[StreamSwitch],
        };
        if (contract.IsStream && value is JArray items)
        {
            var events = items.Select(item => Event(media["schema"], item)).ToArray();
            return contract with { Events = events, Body = Encoding.UTF8.GetBytes(string.Concat(events)) };
        }

        var isJson = mediaType.Contains("json", StringComparison.OrdinalIgnoreCase);
        var text = !isJson && value.Type == JTokenType.String ? (string)value! : value.ToString(Formatting.None);
        return contract with { Body = Encoding.UTF8.GetBytes(text) };
    }

    private string Event(JToken? schema, JToken item)
    {
        var discriminator = (string?)(resolver.Resolve(schema).Schema["discriminator"] as JObject)?["propertyName"] ?? "type";
        var type = (string?)((item as JObject)?[discriminator] as JValue);
        return (type is null ? string.Empty : $"event: {type}\n") + $"data: {item.ToString(Formatting.None)}\n\n";
    }
}
