using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>Names components after the reference that made them.</summary>
internal static class ReferenceNames
{
    private static readonly string[] Containers = ["schemas", "definitions", "$defs"];

    private static readonly string[] Keywords =
    [
        "components", "schemas", "paths", "properties", "definitions", "$defs", "schema", "content", "responses", "parameters", "requestBody", "requestBodies",
        "allOf", "anyOf", "oneOf", "additionalProperties",
    ];

    /// <summary>Returns the name that a pointer, an anchor or a file suggests.</summary>
    public static string Of(string reference, string file)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? string.Empty : reference[(hash + 1)..];
        var segments = fragment.StartsWith('/') ? JsonPointer.Segments(fragment) : [];
        if (segments.Length > 1 && Containers.Contains(segments[^2]))
            return segments[^1];

        var name = segments.Length > 0 ? Compose(segments)
            : fragment.Length > 0 ? CSharpName.PascalWithPrefix(fragment, string.Empty)
            : Path.GetFileNameWithoutExtension(hash < 0 ? reference : file);
        return name.Length > 0 ? name : "Schema";
    }

    // "/components/schemas/Pet/properties/tags/items" is the item of the tags of a pet.
    private static string Compose(IEnumerable<string> segments) =>
        string.Concat(segments.Where(s => !Keywords.Contains(s) && !s.Contains('/', StringComparison.Ordinal) | s.StartsWith('/'))
            .Select(s => s == "items" ? "Item" : CSharpName.PascalWithPrefix(s, string.Empty)));
}
