using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>What the document says about one part of a form.</summary>
internal sealed class MemberRule
{
    private const string ArrayNaming = "x-multipart-array-naming";

    private MemberRule(string name, bool required, bool repeatable, ResolvedSchema item, JObject array, string? naming)
    {
        Name = name;
        Required = required;
        Repeatable = repeatable;
        Item = item;
        MinItems = repeatable ? SchemaLimit.Count(array["minItems"]) : null;
        MaxItems = repeatable ? SchemaLimit.Count(array["maxItems"]) : null;
        UniqueItems = repeatable && array["uniqueItems"] is JValue { Value: true };
        WireNames = repeatable && naming?.Contains("brackets", StringComparison.Ordinal) == true ? [name, name + "[]"] : [name];
    }

    /// <summary>The name in the document.</summary>
    public string Name { get; }

    /// <summary>Whether a request without it is refused.</summary>
    public bool Required { get; }

    /// <summary>Whether it may arrive as several parts.</summary>
    public bool Repeatable { get; }

    /// <summary>The fewest parts, where the schema says so.</summary>
    public long? MinItems { get; }

    /// <summary>The most parts, where the schema says so.</summary>
    public long? MaxItems { get; }

    /// <summary>Whether each part must have another value.</summary>
    public bool UniqueItems { get; }

    /// <summary>The schema of one part's value.</summary>
    public ResolvedSchema Item { get; }

    /// <summary>Whether it is, or can be, the content of a file.</summary>
    public bool HoldsFile { get; private init; }

    /// <summary>The part names that carry it.</summary>
    public IReadOnlyList<string> WireNames { get; }

    /// <summary>Reads the rule of one property.</summary>
    public static MemberRule Read(SchemaResolver resolver, string name, JToken property, bool required)
    {
        var naming = (string?)(property as JObject)?[ArrayNaming] ?? (string?)resolver.Dereference(property)[ArrayNaming];
        var schema = resolver.Resolve(property);
        if (schema.Type == "array")
        {
            return Create(repeatable: true, resolver.Resolve(schema.Schema["items"]), schema.Schema);
        }

        var branches = schema.Branches.Select(resolver.Resolve).ToArray();
        var array = Array.Find(branches, branch => branch.Type == "array");
        return array is null
            ? Create(repeatable: false, schema, schema.Schema)
            : Create(repeatable: true, resolver.Resolve(array.Schema["items"]), array.Schema);

        MemberRule Create(bool repeatable, ResolvedSchema item, JObject list) =>
            new(name, required, repeatable, item, list, naming) { HoldsFile = item.IsBinary || item.Branches.Any(branch => resolver.Resolve(branch).IsBinary) };
    }
}
