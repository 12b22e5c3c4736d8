using System;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reading;

/// <summary>JSON pointers (RFC 6901) as they stand in the fragments of references.</summary>
internal static class JsonPointer
{
    private const string SchemaPrefix = "#/components/schemas/";

    /// <summary>Returns the reference to a component schema, written in the one way that the compiler compares.</summary>
    public static string ToSchema(string name) => ToComponent("schemas", name);

    /// <summary>Returns the reference to a component, written in the one way that the compiler compares.</summary>
    public static string ToComponent(string section, string name) =>
        $"#/components/{section}/{Escape(name)}";

    /// <summary>Returns <paramref name="name"/> as a segment of a pointer in a fragment.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal).Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>Returns the name of the component schema that <paramref name="reference"/> means; null when it means something else.</summary>
    public static string? SchemaName(string? reference) =>
        reference is not null && reference.StartsWith(SchemaPrefix, StringComparison.Ordinal) && !reference.AsSpan(SchemaPrefix.Length).Contains('/')
            ? Unescape(reference[SchemaPrefix.Length..])
            : null;

    /// <summary>Returns the segments of a pointer, such as <c>/a/b</c>.</summary>
    public static string[] Segments(string pointer) => [.. pointer.Split('/').Skip(1).Select(Unescape)];

    /// <summary>Returns what the pointer leads to from <paramref name="root"/>; null when it leads nowhere.</summary>
    public static JToken? Find(JToken root, string pointer)
    {
        JToken? current = root;
        foreach (var name in Segments(pointer))
        {
            current = current switch
            {
                JObject o => o.Property(name, StringComparison.Ordinal)?.Value,
                JArray a when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < a.Count => a[index],
                _ => null,
            };
        }

        return current;
    }

    private static string Unescape(string segment) =>
        Uri.UnescapeDataString(segment).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
