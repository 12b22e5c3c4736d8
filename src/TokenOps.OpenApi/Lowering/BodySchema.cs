using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Looks at the schemas of bodies, before any type is made of them.</summary>
internal sealed class BodySchema(TypeLowerer types)
{
    private const int MaximumDepth = 16;

    /// <summary>Returns how the client speaks one content of a body: by the media type, or where that leaves it open, by the schema.</summary>
    public BodyKind KindOf(JProperty content)
    {
        var schema = content.Value["schema"];
        return MediaTypes.KindOf(content.Name) switch
        {
            BodyKind.Range => IsStructured(schema) ? BodyKind.Json : BodyKind.Binary,
            BodyKind.JsonLines when !IsStructured(schema) && content.Value["itemSchema"] is null => BodyKind.Binary,

            // What is plain text to the document and has members is JSON under another name.
            BodyKind.Text when MediaTypes.Bare(content.Name) == "text/plain" && IsStructured(schema) => BodyKind.Json,
            BodyKind.Text or BodyKind.Json when IsFile(schema) => BodyKind.Binary,
            var kind => kind,
        };
    }

    /// <summary>Returns whether a schema says more than that there is text or bytes.</summary>
    public bool IsStructured(JToken? schema) => Resolve(schema) is { } normal && (normal.Union is not null || normal.Type is not (null or "string"));

    /// <summary>Returns whether a schema means bytes.</summary>
    public bool IsFile(JToken? schema) => Resolve(schema) is { Type: "string" } normal && ScalarLowerer.Lower(normal, new Diagnostics.DiagnosticBag()).Kind == TypeKind.File;

    /// <summary>Returns whether one of the members is a file, or may be one.</summary>
    public bool HasFiles(JToken? schema) => Resolve(schema) is { } normal
        && ((normal.Schema["properties"] as JObject)?.Properties().Any(p => HoldsFile(p.Value, 0)) == true
            || normal.Union?.Any(HasFiles) == true);

    /// <summary>Returns the schema of a member, where every way that leads to it has one; null where there is none.</summary>
    public NormalSchema? Member(JToken? schema, string name, int depth = 0)
    {
        if (depth > MaximumDepth || Resolve(schema) is not { } normal)
            return null;
        return normal.Schema["properties"]?[name] is { } member
            ? Resolve(member)
            : normal.Union?.Select(branch => Member(branch, name, depth + 1)).FirstOrDefault(found => found is not null);
    }

    /// <summary>Returns an extension of a member, which may stand beside a reference.</summary>
    public JToken? Extension(JToken? schema, string member, string extension) =>
        ((schema is null ? null : types.References.Resolve(schema))?["properties"]?[member] as JObject)?[extension] ?? Member(schema, member)?.Schema[extension];

    /// <summary>Returns the names of an object's members.</summary>
    public System.Collections.Generic.IEnumerable<string> MemberNames(JToken? schema) =>
        (Resolve(schema)?.Schema["properties"] as JObject)?.Properties().Select(p => p.Name) ?? [];

    private bool HoldsFile(JToken schema, int depth) => depth < MaximumDepth && (IsFile(schema)
        || (Resolve(schema) is { } normal
            && ((normal.Schema["items"] is { } items && HoldsFile(items, depth + 1)) || normal.Union?.Any(branch => HoldsFile(branch, depth + 1)) == true)));

    private NormalSchema? Resolve(JToken? schema)
    {
        for (var depth = 0; schema is not null && depth < MaximumDepth; depth++)
        {
            if (types.References.Resolve(schema) is not { } resolved)
                return null;
            var normal = types.Normalize(resolved);
            if (normal.Schema["$ref"] is null)
                return normal;
            schema = normal.Schema;
        }

        return null;
    }
}
