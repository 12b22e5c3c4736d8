using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Merging;

/// <summary>Texts never conflict: the first document that has one wins; of descriptions, the longest.</summary>
internal static class Texts
{
    /// <summary>Takes the texts of <paramref name="copy"/> and of everything in it that <paramref name="target"/> has too.</summary>
    public static void Take(JToken target, JToken copy)
    {
        if (target is JObject a && copy is JObject b)
        {
            TakeOwn(a, b);
            foreach (var property in a.Properties().Where(p => !SchemaShape.IsText(p.Name)).ToList())
            {
                if (b.Property(property.Name, StringComparison.Ordinal) is { } other)
                    Take(property.Value, other.Value);
            }
        }
        else if (target is JArray first && copy is JArray second)
        {
            foreach (var (one, other) in first.Zip(second).ToList())
                Take(one, other);
        }
    }

    /// <summary>Takes the texts of one node.</summary>
    public static void TakeOwn(JObject target, JObject copy)
    {
        // A member may be called "description" too; a text is what it is called.
        if (copy["description"] is JValue { Value: string text } && target["description"] is null or JValue { Value: string }
            && text.Length > (target["description"]?.ToString().Length ?? 0))
        {
            target["description"] = copy["description"]!.DeepClone();
        }

        foreach (var keyword in (string[])["example", "examples", "externalDocs"])
        {
            if (target[keyword] is null && copy[keyword] is { } value && target["properties"] is null && IsSchema(target))
                target[keyword] = value.DeepClone();
        }
    }

    private static bool IsSchema(JObject node) => node["type"] is JValue or JArray || node["$ref"] is JValue || node["content"] is JObject;
}
