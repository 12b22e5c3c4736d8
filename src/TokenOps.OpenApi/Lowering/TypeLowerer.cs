using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Decides, schema by schema, what C# type it becomes. The recursion of the compiler goes through here.</summary>
internal sealed class TypeLowerer
{
    private const int MaximumDepth = 128;

    private readonly JObject _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly SchemaNormalizer _normalizer;
    private readonly EnumLowerer _enums;
    private readonly UnionLowerer _unions;
    private readonly ClassLowerer _classes;
    private readonly Dictionary<string, LoweredType> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeKind?> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoweredType> _inline = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _depth;

    public TypeLowerer(JObject document, TypeRegistry registry, DiagnosticBag diagnostics)
    {
        _document = document;
        _diagnostics = diagnostics;
        Registry = registry;
        References = new References(document, diagnostics);
        Inheritance = new Inheritance(document);
        _normalizer = new SchemaNormalizer(References, diagnostics);
        _enums = new EnumLowerer(registry, diagnostics);
        _unions = new UnionLowerer(this, _enums, diagnostics);
        _classes = new ClassLowerer(this, diagnostics);
    }

    public TypeRegistry Registry { get; }

    public References References { get; }

    /// <summary>Which components say that they are kinds of which.</summary>
    public Inheritance Inheritance { get; }

    public NormalSchema Normalize(JToken schema) => _normalizer.Normalize(schema);

    /// <summary>Lowers every component, so that the client offers all types of the document, used or not.</summary>
    public void LowerComponents()
    {
        if (_document.SelectToken("components.schemas") is not JObject schemas)
            return;

        // Names that the document gives come first: what stands inline gives way to them.
        foreach (var schema in schemas.Properties())
        {
            if (KindOf(schema.Name) is { } kind)
                Claim(schema.Name, schema.Value, kind);
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
            var isNullable = schema["nullable"] is JValue { Value: true };
            var type = Component(component, schema);
            return type with { Schema = Clone(type.Schema), IsNullable = isNullable || type.IsNullable };
        }

        if (++_depth > MaximumDepth)
        {
            _depth--;
            _diagnostics.Note(DiagnosticCodes.Loosened, schema, $"the schema is nested more than {MaximumDepth} levels deep, or contains itself without an object between; below, it is raw JSON");
            return LoweredType.Any();
        }

        var lowered = schema is JObject { } o && o["$ref"] is not null
            ? References.Resolve(schema) is { } target ? Lower(target, nameHint) : LoweredType.Any()
            : LowerNormal(Normalize(schema), nameHint, owner: null);
        _depth--;
        return lowered;
    }

    /// <summary>Lowers a schema that stands for the one that <paramref name="owner"/> identifies, under its name.</summary>
    public LoweredType Lower(JToken schema, string name, string? owner) =>
        (schema as JObject)?["$ref"] is not null ? Lower(schema, name) : LowerNormal(Normalize(schema), name, owner);

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
            // A type inside itself is fine where it has a name.
            if (KindOf(name) is { } kind)
                return Reference(kind == TypeKind.Interface ? "I" + Claim(name, schema, kind) : Claim(name, schema, kind), kind);
            _diagnostics.Note(DiagnosticCodes.Loosened, reference, $"the schema '{name}' contains itself without an object between; there it is raw JSON");
            return LoweredType.Any();
        }

        // What it is made of comes first, so that parts which both have are named after the one that gives them.
        foreach (var part in (schema["allOf"] as JArray ?? []).Select(References.SchemaName).OfType<string>().Where(p => !_open.Contains(p)))
            Component(part, schema);

        var type = References.SchemaName(schema) is not null
            ? Lower(schema, name)
            : LowerNormal(Normalize(schema), ComponentName(name, schema), Owner(name, schema));
        _open.Remove(name);
        return _components[name] = type;
    }

    /// <summary>What kind of named type a component becomes; null when it becomes none.</summary>
    public TypeKind? KindOf(string component)
    {
        if (_kinds.TryGetValue(component, out var known))
            return known;

        _kinds[component] = null;
        var schema = _document["components"]?["schemas"]?[component];
        return _kinds[component] = schema is JObject { } o && o["$ref"] is null ? KindOf(Quiet.Normalize(o), component) : null;
    }

    /// <summary>What kind of named type a schema becomes; null when it becomes none.</summary>
    public TypeKind? KindOf(NormalSchema normal, string? component) => normal switch
    {
        _ when normal.Schema["$ref"] is not null => null,
        { Union: not null } => _unions.KindOf(normal),
        _ when EnumLowerer.IsEnum(normal) => component is null && EnumLowerer.IsConstant(normal) ? null : TypeKind.Enum,
        { Type: "object" } when IsClass(normal.Schema) => component is not null && Inheritance.HasDerived(component, normal.Schema) ? TypeKind.Interface : TypeKind.Object,
        _ => null,
    };

    /// <summary>A normalizer that reports nothing, for looking ahead.</summary>
    public SchemaNormalizer Quiet => field ??= new SchemaNormalizer(new References(_document, new DiagnosticBag()), new DiagnosticBag());

    /// <summary>The reference to a type of this C# name.</summary>
    public static LoweredType Reference(string name, TypeKind kind, JObject? source = null) =>
        new(kind, new JObject(new JProperty("$ref", "#/components/schemas/" + name)), name)
        {
            IsValueType = kind == TypeKind.Enum,
            Source = source ?? [],
        };

    /// <summary>Whether a schema has members of its own, so that a class is made of it.</summary>
    public static bool IsClass(JObject schema) => schema["properties"] is JObject { Count: > 0 } || schema["discriminator"] is JObject;

    /// <summary>The C# name that a schema asks for.</summary>
    public static string ComponentName(string name, JToken schema) =>
        schema[Extensions.CSharpType]?.ToString() ?? CSharpName.Of(name);

    private string Claim(string name, JToken schema, TypeKind kind)
    {
        var claimed = Registry.Claim(ComponentName(name, schema), Owner(name, schema), schema, name);
        if (kind == TypeKind.Interface)
            Registry.Claim("I" + claimed, "the interface of " + Owner(name, schema), schema, name);
        return claimed;
    }

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

        // One place in the document is one type, also where allOf brings it into several others.
        var isInline = owner is null && (schema["properties"] ?? schema["enum"] ?? normal.Union) is not null;
        var place = isInline ? SourceMap.Locate(schema) + "\n" + schema.ToString(Formatting.None) : string.Empty;
        if (isInline && _inline.TryGetValue(place, out var known))
            return known with { Schema = Clone(known.Schema), IsNullable = normal.IsNullable };

        var type = normal switch
        {
            { Union: { } union } => _unions.Lower(normal, union, name, owner),
            _ when EnumLowerer.IsEnum(normal) => LowerEnum(normal, name, owner),
            { Type: "object" } => LowerObject(normal, name, owner, place),
            { Type: "array" } => LowerArray(schema, name),
            _ => ScalarLowerer.Lower(normal, _diagnostics),
        };
        type = type with { IsNullable = normal.IsNullable || (type.IsNullable && normal.Union is not null), Source = type.Source.Count > 0 ? type.Source : schema };
        if (isInline && type.IsNamed)
            _inline[place] = type;
        return type;
    }

    // A text that can be one thing only is a constant, and filled in by itself.
    private LoweredType LowerEnum(NormalSchema normal, string name, string? owner) =>
        owner is null && EnumLowerer.IsConstant(normal)
            ? ScalarLowerer.Text(normal.Schema)
            : _enums.Lower([normal.Schema], name, owner ?? Inline(normal.Schema));

    private LoweredType LowerObject(NormalSchema normal, string name, string? owner, string place)
    {
        var schema = normal.Schema;
        if (IsClass(schema))
            return _classes.Lower(schema, name, owner ?? Inline(schema), isInline: owner is null, type => _inline[owner is null ? place : "components " + name] = type);

        var values = schema["additionalProperties"] as JObject ?? (schema["patternProperties"] as JObject)?.Properties().FirstOrDefault()?.Value;
        var element = values is JObject { Count: > 0 } ? Lower(values, name + "Value") : LoweredType.Any();
        var map = new JObject(new JProperty("type", "object"), new JProperty("additionalProperties", true));
        return new LoweredType(TypeKind.Map, map, $"global::System.Collections.Generic.IDictionary<string, {element.ItemCSharp}>") { Element = element };
    }

    private LoweredType LowerArray(JObject schema, string name)
    {
        var items = schema["items"] is JObject { Count: > 0 } given ? given : Tuple(schema);
        var element = items is not null ? Lower(items, name + "Item") : LoweredType.Any();
        var array = new JObject(new JProperty("type", "array"), new JProperty("items", new JObject()));
        return element.Kind == TypeKind.File
            ? new LoweredType(TypeKind.Files, array, "global::TokenOps.FilePartList") { Element = element, Source = schema }
            : new LoweredType(TypeKind.Array, array, $"global::System.Collections.Generic.IList<{element.ItemCSharp}>") { Element = element };
    }

    // A tuple is a list of whatever its places hold.
    private static JObject? Tuple(JObject schema)
    {
        if (schema["prefixItems"] is not JArray { Count: > 0 } places)
            return null;

        var kinds = new JArray(places.Select(p => p.DeepClone().From(p)));
        return new JObject(new JProperty("anyOf", kinds)).From(places);
    }

    // Enums that an overlay gives one C# name share the type; anything else of one name is a clash.
    private static string Owner(string name, JToken schema) =>
        schema["enum"] is not null && schema[Extensions.CSharpType] is { } given ? "enum " + given : $"components.schemas.{name}";

    private static string Inline(JObject schema) =>
        schema["enum"] is not null && schema[Extensions.CSharpType] is { } given ? "enum " + given : $"the schema at {SourceMap.Locate(schema)}";

    private static JObject Clone(JObject schema) => (JObject)schema.DeepClone();
}
