using System.Globalization;
using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Makes an example from a schema's own examples and types.</summary>
internal static class SampleMaker
{
    private const int Deepest = 8;

    /// <summary>Makes a value that the schema allows.</summary>
    public static JToken Make(SchemaResolver resolver, JToken? schema, int depth = 0)
    {
        var resolved = resolver.Resolve(schema);
        var keywords = resolved.Schema;
        var given = keywords["example"] ?? (keywords["examples"] as JArray)?.FirstOrDefault() ?? keywords["const"] ?? (keywords["enum"] as JArray)?.FirstOrDefault();
        if (given is not null)
        {
            return given.DeepClone();
        }

        if (resolved.Branches.FirstOrDefault() is { } branch)
        {
            return Make(resolver, branch, depth + 1);
        }

        // Where several types are allowed, the first is as good as any.
        return (resolved.Type ?? (string?)(keywords["type"] as JArray)?.FirstOrDefault()) switch
        {
            "object" => Members(resolver, keywords, depth),
            "array" => depth >= Deepest ? new JArray() : new JArray(Make(resolver, keywords["items"], depth + 1)),
            "integer" => new JValue(Integer(keywords)),
            "number" => new JValue(keywords.Value<double?>("minimum") ?? 0.5),
            "boolean" => new JValue(value: true),
            "string" => new JValue(Text(keywords)),
            _ => new JObject(),
        };
    }

    private static JObject Members(SchemaResolver resolver, JObject keywords, int depth)
    {
        var made = new JObject();
        var required = (keywords["required"] as JArray ?? []).Select(name => (string?)name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in (keywords["properties"] as JObject ?? []).Properties())
        {
            // A schema that contains itself ends where only its required members are left.
            if (depth < Deepest || required.Contains(property.Name))
            {
                made[property.Name] = Make(resolver, property.Value, depth + 1);
            }
        }

        return made;
    }

    private static long Integer(JObject keywords) =>
        keywords.Value<long?>("minimum") ?? (keywords["exclusiveMinimum"] is { Type: JTokenType.Integer } above ? (long)above + 1 : Math.Min(1, keywords.Value<long?>("maximum") ?? 1));

    private static string Text(JObject keywords)
    {
        var text = (string?)keywords["format"] switch
        {
            "date-time" => "2025-01-02T03:04:05Z",
            "date" => "2025-01-02",
            "time" => "03:04:05Z",
            "uri" or "url" => "https://example.com/",
            "uuid" => "6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
            "email" => "someone@example.com",
            _ => "text",
        };
        var least = keywords.Value<int?>("minLength") ?? 0;
        var most = keywords.Value<int?>("maxLength") ?? int.MaxValue;
        text = text.PadRight(least, 'x');
        return text.Length > most ? text[..most] : text.ToString(CultureInfo.InvariantCulture);
    }
}
