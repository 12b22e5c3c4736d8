using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Decides, schema by schema, what C# type it becomes. The recursion of the compiler goes through here.</summary>
internal sealed class TypeLowerer
{
    private readonly JObject _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly SchemaNormalizer _normalizer;
    private readonly EnumLowerer _enums;
    private readonly UnionLowerer _unions;
    private readonly ClassLowerer _classes;
    private readonly Dictionary<string, LoweredType> _components = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public TypeLowerer(JObject document, TypeRegistry registry, DiagnosticBag diagnostics)
    {
        _document = document;
        _diagnostics = diagnostics;
        Registry = registry;
        References = new References(document, diagnostics);
        _normalizer = new SchemaNormalizer(References, diagnostics);
        _enums = new EnumLowerer(registry, diagnostics);
        _unions = new UnionLowerer(this, _enums, diagnostics);
        _classes = new ClassLowerer(this, diagnostics);
    }

    public TypeRegistry Registry { get; }

    public References References { get; }

    public NormalSchema Normalize(JToken schema) => _normalizer.Normalize(schema);

    /// <summary>Lowers every component, so that the client offers all types of the document, used or not.</summary>
    public void LowerComponents()
    {
        if (_document.SelectToken("components.schemas") is not JObject schemas)
            return;

        // Names that the document gives come first: what stands inline gives way to them.
        foreach (var schema in schemas.Properties())
        {
            if (BecomesType(schema.Value))
                Registry.Claim(ComponentName(schema.Name, schema.Value), Owner(schema.Name, schema.Value), schema);
        }

        foreach (var schema in schemas.Properties())
            Component(schema.Name, schema);
    }

    /// <summary>Lowers a schema that stands inline under a name that can be made from where it stands.</summary>
    public LoweredType Lower(JToken schema, string nameHint)
    {
        DeepStack.Check(schema);
        if (References.SchemaName(schema) is { } component)
        {
            var normal = Normalize(schema);
            var type = Component(component, schema);
            return normal.IsNullable ? type with { IsNullable = true, Schema = Clone(type.Schema) } : type with { Schema = Clone(type.Schema) };
        }

        if (schema is JObject { } o && o["$ref"] is not null)
        {
            return References.Resolve(schema) is { } target ? Lower(target, nameHint) : LoweredType.Any();
        }

        return LowerNormal(Normalize(schema), nameHint, owner: null);
    }

    /// <summary>Lowers what <paramref name="token"/> refers to once more, to a type of its own.</summary>
    public LoweredType LowerCopy(JToken token, string name)
    {
        if (References.Resolve(token) is not { } resolved)
            return LoweredType.Any();

        var copy = ((JObject)resolved.DeepClone()).From(resolved);
        copy.Remove(Extensions.CSharpType);
        return LowerNormal(Normalize(copy), name, owner: null);
    }

    /// <summary>Lowers the component of this name.</summary>
    public LoweredType Component(string name, JToken reference)
    {
        if (_components.TryGetValue(name, out var known))
            return known;

        var schema = _document["components"]?["schemas"]?[name];
        if (schema is null)
        {
            _diagnostics.Add(DiagnosticCodes.UnknownReference, (reference as JObject)?["$ref"] ?? reference, $"the reference '#/components/schemas/{name}' leads nowhere in the merged document");
            return _components[name] = LoweredType.Any();
        }

        if (!_open.Add(name))
        {
            // A type inside itself is fine where it is a class, since a class is a reference to its members.
            if (BecomesType(schema))
                return Reference(ReservedNames.Avoid(ComponentName(name, schema)), TypeKind.Object);
            _diagnostics.Add(DiagnosticCodes.UnknownReference, reference, $"the schema '{name}' contains itself without an object between");
            return LoweredType.Any();
        }

        var type = References.SchemaName(schema) is not null
            ? Lower(schema, name)
            : LowerNormal(Normalize(schema), ComponentName(name, schema), Owner(name, schema));
        _open.Remove(name);
        return _components[name] = type;
    }

    /// <summary>The components that name <paramref name="baseComponent"/> in their <c>allOf</c>.</summary>
    public IEnumerable<string> DerivedComponents(string baseComponent)
    {
        foreach (var schema in (_document.SelectToken("components.schemas") as JObject)?.Properties() ?? [])
        {
            if (schema.Value["allOf"] is JArray parts && parts.Any(p => References.SchemaName(p) == baseComponent))
                yield return schema.Name;
        }
    }

    /// <summary>The reference to a class or enum of this C# name.</summary>
    public static LoweredType Reference(string name, TypeKind kind, JObject? source = null) =>
        new(kind, new JObject(new JProperty("$ref", "#/components/schemas/" + name)), name)
        {
            IsValueType = kind == TypeKind.Enum,
            Source = source ?? [],
        };

    private LoweredType LowerNormal(NormalSchema normal, string name, string? owner)
    {
        var schema = normal.Schema;
        if (schema["$ref"] is not null)
        {
            var target = Lower(schema, name);
            return normal.IsNullable ? target with { IsNullable = true } : target;
        }

        if (schema[Extensions.CSharpType] is { } given && owner is null)
            name = given.ToString();

        var type = normal switch
        {
            { Union: { } branches } => _unions.Lower(normal, branches, name, owner),
            _ when EnumLowerer.IsEnum(normal) => _enums.Lower([normal.Schema], name, owner ?? Inline(schema)),
            { Type: "object" } => LowerObject(normal, name, owner),
            { Type: "array" } => LowerArray(schema, name),
            _ => ScalarLowerer.Lower(normal, _diagnostics),
        };
        return type with { IsNullable = normal.IsNullable, Source = type.Source.Count > 0 ? type.Source : schema };
    }

    private LoweredType LowerObject(NormalSchema normal, string name, string? owner)
    {
        var schema = normal.Schema;
        if (schema["properties"] is JObject { Count: > 0 } || schema["discriminator"] is JObject)
            return _classes.Lower(schema, name, owner ?? Inline(schema));

        var values = schema["additionalProperties"] as JObject ?? (schema["patternProperties"] as JObject)?.Properties().FirstOrDefault()?.Value;
        var element = values is JObject ? Lower(values, name + "Value") : LoweredType.Any();
        var map = new JObject(new JProperty("type", "object"), new JProperty("additionalProperties", Clone(element.Schema)));
        return new LoweredType(TypeKind.Map, map, $"global::System.Collections.Generic.IDictionary<string, {element.CSharp}>")
        {
            Element = element,
            IsOverride = element.IsOverride || element.Kind == TypeKind.Any,
        };
    }

    private LoweredType LowerArray(JObject schema, string name)
    {
        var element = schema["items"] is { } items ? Lower(items, name + "Item") : LoweredType.Any();
        var array = new JObject(new JProperty("type", "array"), new JProperty("items", Clone(element.Schema)));
        return element.Kind == TypeKind.File
            ? new LoweredType(TypeKind.Files, array, "global::TokenOps.FilePartList") { Element = element, IsOverride = true, Source = schema }
            : new LoweredType(TypeKind.Array, array, $"global::System.Collections.Generic.IList<{element.CSharp}>")
            {
                Element = element,
                IsOverride = element.IsOverride || element.Kind == TypeKind.Any,
            };
    }

    // Scalars, arrays, maps and unions of them have no C# type of their own: they are what they are wherever they are used.
    private bool BecomesType(JToken schema)
    {
        if (schema is not JObject o || o["$ref"] is not null)
            return false;

        var normal = new SchemaNormalizer(new References(_document, new DiagnosticBag()), new DiagnosticBag()).Normalize(schema);
        return normal.Union is not null
            ? _unions.BecomesType(normal)
            : EnumLowerer.IsEnum(normal) || (normal.Type == "object" && (normal.Schema["properties"] is JObject { Count: > 0 } || normal.Schema["discriminator"] is JObject));
    }

    private static string ComponentName(string name, JToken schema) =>
        schema[Extensions.CSharpType]?.ToString() ?? CSharpName.PascalWithPrefix(name, "_");

    // Enums that an overlay gives one C# name share the type; anything else of one name is a clash.
    private static string Owner(string name, JToken schema) =>
        schema["enum"] is not null && schema[Extensions.CSharpType] is { } given ? "enum " + given : $"components.schemas.{name}";

    private static string Inline(JObject schema) =>
        schema["enum"] is not null && schema[Extensions.CSharpType] is { } given ? "enum " + given : $"the schema at {SourceMap.Locate(schema)}";

    private static JObject Clone(JObject schema) => (JObject)schema.DeepClone();
}
