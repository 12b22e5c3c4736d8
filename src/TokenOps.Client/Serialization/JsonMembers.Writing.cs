using System;
using System.Collections;
using System.Globalization;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

internal static partial class JsonMembers
{
    /// <summary>Writes anything that generated types are made of.</summary>
    /// <exception cref="ArgumentException">The value is of a type that has no JSON.</exception>
    public static void WriteValue(JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteValue(text);
                break;
            case IJsonModel model:
                model.Write(writer);
                break;
            case IExtensibleEnum named:
                writer.WriteValue(named.Value);
                break;
            case RawJson json:
                json.Write(writer);
                break;
            case bool flag:
                writer.WriteValue(flag);
                break;
            case long number:
                writer.WriteValue(number);
                break;
            case int number:
                writer.WriteValue(number);
                break;
            case double number:
                writer.WriteValue(number);
                break;
            case float number:
                writer.WriteValue(number);
                break;
            case decimal number:
                writer.WriteValue(number);
                break;
            case DateTimeOffset time:
                writer.WriteValue(time);
                break;
            case Base64Data data:
                // A JsonTextWriter encodes bytes piece by piece, so there is no string of the value's size.
                writer.WriteValue(data.ToArray());
                break;
            case FilePart or FilePartList:
                throw new ArgumentException("A file can be sent as a part of a form, but not as JSON.", nameof(value));
            case IDictionary map:
                WriteMap(writer, map);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                    WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A value of type {value.GetType()} cannot be sent as JSON; use a type of the client, or RawJson.", nameof(value));
        }
    }

    private static void WriteMap(JsonWriter writer, IDictionary map)
    {
        var streamSwitch = writer.WriteState == WriteState.Start ? (writer as SwitchingJsonWriter)?.Member : null;
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            if (streamSwitch is not null && streamSwitch.Equals(entry.Key))
                continue;

            writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
            WriteValue(writer, entry.Value);
        }

        if (streamSwitch is not null)
        {
            writer.WritePropertyName(streamSwitch);
            writer.WriteValue(true);
        }

        writer.WriteEndObject();
    }
}
