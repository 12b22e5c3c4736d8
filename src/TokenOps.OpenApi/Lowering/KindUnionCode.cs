using System;
using System.Collections.Generic;
using System.Linq;


namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes the class of a union of several kinds of values.</summary>
internal sealed class KindUnionCode
{
    private const string NotNull = "[return: global::System.Diagnostics.CodeAnalysis.NotNullIfNotNull(\"value\")]";
    private const string Token = "global::Newtonsoft.Json.JsonToken.";
    private const string Kinds = "global::TokenOps.Runtime.JsonKinds.";

    private readonly TypeRegistry _registry;
    private readonly LoweredUnion _union;
    private readonly List<(LoweredType Type, string Name)> _alternatives = [];

    public KindUnionCode(TypeRegistry registry, LoweredUnion union)
    {
        _registry = registry;
        _union = union;
        foreach (var type in union.Branches)
        {
            var name = NameOf(type);
            if (_alternatives.Exists(a => a.Name == name))
                name = type.IsNamed ? type.CSharp : name + type.Kind;
            if (!_alternatives.Exists(a => a.Name == name || a.Type.CSharp == type.CSharp))
                _alternatives.Add((type, name));
        }
    }

    /// <summary>The type of the items that a collection expression makes the union of.</summary>
    /// <value>That of the first list, so that a list that joins the union later changes nothing; null when there is no list.</value>
    public string? Item => _alternatives.Find(a => a.Type.Kind == TypeKind.Array).Type?.Element!.ItemCSharp;

    /// <summary>Constructors, conversions, accessors and <c>Match</c>.</summary>
    public IEnumerable<string> Members()
    {
        var name = _union.Name;
        var sources = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (type, accessor) in _alternatives)
        {
            yield return $"/// <summary>Initializes a new instance of the <see cref=\"{name}\"/> class.</summary>";
            yield return "/// <param name=\"value\">The value.</param>";
            yield return $"public {name}({type.CSharp} value) {{ Value = {(type.IsValueType ? "value" : "value ?? throw new global::System.ArgumentNullException(nameof(value))")}; }}";
            yield return string.Empty;
            foreach (var (source, expression) in Conversions(type).Where(c => sources.Add(c.Source)))
            {
                var isReference = !type.IsValueType || source == "string";
                yield return "/// <summary>Makes the union of a value.</summary>";
                yield return "/// <param name=\"value\">The value.</param>";
                if (isReference)
                    yield return NotNull;
                yield return isReference
                    ? $"public static implicit operator {name}?({source}? value) {{ return value is null ? null : new {name}({expression}); }}"
                    : $"public static implicit operator {name}({source} value) {{ return new {name}({expression}); }}";
                yield return string.Empty;
            }

            yield return "/// <summary>Gets the value if it is of this kind.</summary>";
            yield return "/// <value>Null when the value is of another kind.</value>";
            yield return type.IsValueType
                ? $"public {type.CSharp}? As{accessor} {{ get {{ return Value is {type.CSharp} value ? value : default({type.CSharp}?); }} }}"
                : $"public {type.CSharp}? As{accessor} {{ get {{ return Value as {type.CSharp}; }} }}";
            yield return string.Empty;
        }

        foreach (var line in Match())
            yield return line;
    }

    /// <summary>The cases that read the value by its first token.</summary>
    /// <param name="leaves">The classes that an object can be.</param>
    public IEnumerable<string> Cases(IReadOnlyList<string> leaves)
    {
        if (Find(TypeKind.Enum, TypeKind.String, TypeKind.DateTime, TypeKind.Base64) is { } text)
            yield return $"case {Token}String: case {Token}Date: {Return(ReaderExpressions.Value(text))}";
        if (Find(TypeKind.Number) is { } number)
            yield return $"case {Token}Integer: case {Token}Float: {Return(ReaderExpressions.Value(number))}";
        if (Find(TypeKind.Boolean) is { } flag)
            yield return $"case {Token}Boolean: {Return(ReaderExpressions.Value(flag))}";

        var arrays = _alternatives.FindAll(a => a.Type.Kind == TypeKind.Array).ConvertAll(a => a.Type);
        if (arrays.Count == 1)
            yield return $"case {Token}StartArray: {Return(ReaderExpressions.Value(arrays[0]))}";
        else if (arrays.Count > 1)
            yield return $"case {Token}StartArray: switch (global::TokenOps.Runtime.JsonMembers.FirstItem(reader, out var items)) {{ {string.Concat(arrays.Skip(1).Select(a => $"case {Kinds}{ItemKind(a.Element!)}: {Return(ReaderExpressions.Value(a, "items"))} "))} default: {Return(ReaderExpressions.Value(arrays[0], "items"))} }}";

        var map = Find(TypeKind.Map);
        if (leaves.Count == 1 && !TellsObjectsApart(leaves))
            yield return $"case {Token}StartObject: {Return(ReaderExpressions.ReaderOf(leaves[0]) + ".Take(reader, ref unfit)")}";
        else if (leaves.Count == 0 && map is not null)
            yield return $"case {Token}StartObject: {Return(ReaderExpressions.Value(map))}";
        else if (leaves.Count > 0)
            yield return $"case {Token}StartObject: switch (Shape.Choose(reader, out var again)) {{ {string.Concat(leaves.Select((leaf, i) => $"case {i}: {Return(ReaderExpressions.ReaderOf(leaf) + ".Take(again, ref unfit)")} "))} default: {(map is null ? $"return new {_union.Name}(global::TokenOps.RawJson.Read(again));" : Return(ReaderExpressions.Value(map, "again")))} }}";
    }

    /// <summary>Returns whether an object can be of several kinds, so that its members must tell which: one of several classes, or a class or a map.</summary>
    /// <param name="leaves">The classes that an object can be.</param>
    public bool TellsObjectsApart(IReadOnlyList<string> leaves) => leaves.Count > 1 || (leaves.Count == 1 && Find(TypeKind.Map) is not null);

    private static string Return(string value) => $"return Of({value}, ref unfit);";

    private LoweredType? Find(params TypeKind[] kinds) => _alternatives.Find(a => kinds.Contains(a.Type.Kind)).Type;

    private IEnumerable<string> Match()
    {
        yield return "/// <summary>Makes something of the value, whichever kind it is.</summary>";
        yield return "/// <typeparam name=\"TResult\">What is made.</typeparam>";
        yield return "/// <param name=\"otherwise\">Takes, as JSON, a kind that none of the others takes or that the document does not know.</param>";
        foreach (var (_, name) in _alternatives)
            yield return $"/// <param name=\"{Parameter(name).TrimStart('@')}\">Takes the value when it is of this kind.</param>";
        yield return "/// <returns>What was made.</returns>";
        yield return "/// <exception cref=\"System.ArgumentNullException\"><paramref name=\"otherwise\"/> is null.</exception>";
        var parameters = string.Concat(_alternatives.Select(a => $", global::System.Func<{a.Type.CSharp}, TResult>? {Parameter(a.Name)} = null"));
        yield return $"public TResult Match<TResult>(global::System.Func<global::TokenOps.RawJson, TResult> otherwise{parameters})";
        yield return "{";
        yield return "    if (otherwise is null) throw new global::System.ArgumentNullException(nameof(otherwise));";
        var index = 0;
        foreach (var (type, name) in _alternatives)
        {
            yield return $"    if ({Parameter(name)} is not null && Value is {type.CSharp} value{index}) return {Parameter(name)}(value{index});";
            index++;
        }

        yield return "    return otherwise(global::TokenOps.Runtime.JsonMembers.ToRaw(Value));";
        yield return "}";
    }

    // From what users have at hand. C# allows no conversion from an interface, so that lists are taken as arrays and List<T>.
    private IEnumerable<(string Source, string Expression)> Conversions(LoweredType type)
    {
        const string List = "global::System.Collections.Generic.List";
        switch (type.Kind)
        {
            case TypeKind.Array:
                var item = type.Element!.ItemCSharp;
                yield return (item + "[]", $"({type.CSharp})value");
                yield return ($"{List}<{item}>", $"({type.CSharp})value");
                if (Nearby(type.Element) is { } near)
                {
                    yield return (near.Source + "[]", $"new {List}<{item}>(global::System.Array.ConvertAll(value, item => {near.Expression}))");
                    yield return ($"{List}<{near.Source}>", $"value.ConvertAll<{item}>(item => {near.Expression})");
                }

                break;
            case TypeKind.Map:
                yield return ($"global::System.Collections.Generic.Dictionary<string, {type.Element!.ItemCSharp}>", $"({type.CSharp})value");
                break;
            case TypeKind.Files:
                yield return (type.CSharp, "value");
                yield return ("global::TokenOps.FilePart", "new global::TokenOps.FilePartList(new[] { value })");
                break;
            case TypeKind.Enum:
                yield return (type.CSharp, "value");
                yield return ("string", $"new {type.CSharp}(value)");
                break;
            case TypeKind.Interface:
                foreach (var name in _registry.ClassesOf(type))
                    yield return (name, $"({type.CSharp})value");
                break;
            case TypeKind.Union:
                foreach (var branch in _registry.Unions[type.CSharp].Branches.Where(b => b.Kind is not (TypeKind.Union or TypeKind.Interface)))
                {
                    foreach (var (source, _) in Conversions(branch))
                        yield return (source, $"({type.CSharp})value");
                }

                break;
            default:
                yield return (type.CSharp, "value");
                break;
        }
    }

    private static (string Source, string Expression)? Nearby(LoweredType element) => element switch
    {
        { IsNullable: true } => null,
        { Kind: TypeKind.Enum } => ("string", $"new {element.CSharp}(item)"),
        { Kind: TypeKind.Number, CSharp: "long" } => ("int", "(long)item"),
        { Kind: TypeKind.Number, CSharp: "double" } => ("float", "(double)item"),
        { Kind: TypeKind.Array, Element: { Kind: TypeKind.Number, CSharp: "long", IsNullable: false } } => ("int[]", $"({element.CSharp})global::System.Array.ConvertAll(item, number => (long)number)"),
        _ => null,
    };

    private static string Parameter(string name) => char.ToLowerInvariant(name[0]) + name[1..] is var camel && Keywords.Contains(camel) ? "@" + camel : camel;

    private static readonly HashSet<string> Keywords = ["object", "string", "bool", "long", "int", "double", "float", "decimal", "otherwise", "event", "class", "base", "params", "ref", "in", "out", "is", "as", "new", "this", "default", "case", "char", "byte", "operator", "namespace", "interface", "struct", "enum", "switch", "return", "static", "public", "private", "internal", "void", "checked", "lock", "null", "true", "false", "value"];

    private string NameOf(LoweredType type) => type.Kind switch
    {
        TypeKind.String or TypeKind.Enum or TypeKind.DateTime or TypeKind.Base64 => "Text",
        TypeKind.Number => "Number",
        TypeKind.Boolean => "Boolean",
        TypeKind.File => "File",
        TypeKind.Files => "Files",
        TypeKind.Map => "Map",
        TypeKind.Array => NameOf(type.Element!) is var item && item.EndsWith('s') ? item + "List" : item + "s",
        TypeKind.Object or TypeKind.Union => Short(type.CSharp),
        TypeKind.Interface => Short(type.CSharp[1..]),
        _ => "Item",
    };

    // An inline object is named after the union already.
    private string Short(string name) =>
        name.StartsWith(_union.Name, StringComparison.Ordinal) && name.Length > _union.Name.Length ? name[_union.Name.Length..].TrimStart('_') is { Length: > 0 } rest && char.IsLetter(rest[0]) ? rest : name : name;

    private static string ItemKind(LoweredType element) => element.Kind switch
    {
        TypeKind.String or TypeKind.Enum or TypeKind.DateTime or TypeKind.Base64 => "Text",
        TypeKind.Number => "Number",
        TypeKind.Boolean => "Boolean",
        TypeKind.Array or TypeKind.Files => "Array",
        TypeKind.Object or TypeKind.Interface or TypeKind.Map => "Object",
        _ => "None",
    };
}
