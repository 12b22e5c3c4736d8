using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Streaming;

/// <summary>The shape of a generated event hierarchy, by hand.</summary>
[JsonConverter(typeof(EditEventConverter))]
internal abstract class EditEvent
{
    [JsonProperty("b64_json")]
    public Base64Data? B64Json { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JToken>? AdditionalProperties { get; set; }
}

internal sealed class PartialEvent : EditEvent
{
    [JsonProperty("partial_image_index")]
    public int? PartialImageIndex { get; set; }
}

internal sealed class CompletedEvent : EditEvent;

/// <summary>Buffers the object first, as converters for polymorphic types do, so that another reader stands between.</summary>
internal sealed class EditEventConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(EditEvent);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var json = JObject.Load(reader);
        EditEvent result = (string?)json["type"] == "edit.completed" ? new CompletedEvent() : new PartialEvent();
        using var members = json.CreateReader();
        serializer.Populate(members, result);
        return result;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}

internal static class StreamEvents
{
    public static JsonReplyOptions Payload { get; } = new() { Base64Members = new JsonPathPatterns(["b64_json"]) };

    public static EventStreamOptions Options { get; } = new()
    {
        Payload = Payload,
        EventTypes = new HashSet<string>(StringComparer.Ordinal) { "edit.partial", "edit.completed" },
        CompletedEventType = "edit.completed",
    };

    public static async Task<List<EditEvent>> ReadAllAsync(Stream body, EventStreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        var events = new List<EditEvent>();
        await foreach (var item in EventStream.ReadAsync<EditEvent>(body, options ?? Options, read: ReflectedJson.Read<EditEvent>, cancellationToken))
            events.Add(item);

        return events;
    }

    public static Task<List<EditEvent>> ReadAllAsync(string text, int piece = int.MaxValue, EventStreamOptions? options = null) =>
        ReadAllAsync(new Serialization.PiecewiseStream(Encoding.UTF8.GetBytes(text), piece), options);

    public static string Partial(byte[] image, int index = 0) =>
        $"event: edit.partial\ndata: {{\"type\":\"edit.partial\",\"b64_json\":\"{Convert.ToBase64String(image)}\",\"partial_image_index\":{index}}}\n\n";

    public static string Completed(byte[] image) =>
        $"event: edit.completed\ndata: {{\"type\":\"edit.completed\",\"b64_json\":\"{Convert.ToBase64String(image)}\"}}\n\n";
}
