using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Lowers enums of strings to extensible enums. Enums of anything else stay what their type is, with their values as
/// a constraint.
/// </summary>
internal sealed class EnumLowerer(TypeRegistry registry, DiagnosticBag diagnostics)
{
    // Members that every extensible enum has, or that C# gives every struct.
    private static readonly HashSet<string> Taken = new(["Value", "Equals", "GetHashCode", "ToString", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize", "KnownValues", "IsKnown"], StringComparer.Ordinal);

    public static bool IsEnum(NormalSchema normal) => normal.Type == "string" && normal.Union is null && Values(normal.Schema).Any();

    /// <summary>Whether there is one value only, and nobody asked for a type of its own.</summary>
    public static bool IsConstant(NormalSchema normal) =>
        normal.Schema[Extensions.CSharpType] is null && normal.Schema[Extensions.CSharpMembers] is null && Values(normal.Schema).Take(2).Count() == 1;

    /// <summary>The strings that <c>enum</c> or <c>const</c> allows.</summary>
    public static IEnumerable<JValue> Values(JObject schema)
    {
        if (schema["enum"] is JArray values)
            return values.OfType<JValue>().Where(v => v.Type == JTokenType.String);
        return schema["const"] is JValue { Type: JTokenType.String } constant ? [constant] : [];
    }

    /// <summary>Lowers the values of all <paramref name="schemas"/> to one enum.</summary>
    public LoweredType Lower(IReadOnlyList<JObject> schemas, string name, string owner)
    {
        var given = schemas.Select(s => s[Extensions.CSharpType]?.ToString()).FirstOrDefault(n => n is not null);
        var wanted = given ?? CSharpName.Of(name);
        var typeName = owner.StartsWith("the schema", StringComparison.Ordinal)
            ? registry.ClaimInline(wanted, owner, schemas[0], "Value")
            : registry.Claim(wanted, owner, schemas[0]);

        if (!registry.Schemas.TryGetValue(typeName, out var lowered))
        {
            lowered = new JObject(
                new JProperty("type", "string"),
                new JProperty(Extensions.ClassName, typeName),
                new JProperty("enum", new JArray()),
                new JProperty("x-enumNames", new JArray()));
            registry.Schemas[typeName] = lowered;
        }

        foreach (var schema in schemas)
        {
            if (lowered["description"] is null && schema["description"] is { } description)
                lowered["description"] = description.DeepClone();
            AddMembers(lowered, schema, typeName, name);
        }

        return TypeLowerer.Reference(typeName, TypeKind.Enum, schemas[0]);
    }

    private void AddMembers(JObject lowered, JObject schema, string typeName, string hint)
    {
        var values = (JArray)lowered["enum"]!;
        var names = (JArray)lowered["x-enumNames"]!;
        foreach (var value in Values(schema))
        {
            var text = value.Value<string>()!;
            if (values.Any(v => v.Value<string>() == text))
                continue;

            var member = MemberName(schema, text, typeName, hint);
            var clash = names.Select((n, i) => (Name: n.ToString(), Index: i)).FirstOrDefault(n => n.Name == member);
            if (clash.Name is not null)
            {
                member += "_" + CSharpName.Verbatim(text);
                while (names.Any(n => n.ToString() == member))
                    member += "_";
                diagnostics.Note(DiagnosticCodes.Renamed, value, $"the enum member '{values[clash.Index]}' is '{typeName}.{clash.Name}' in C#, so that '{text}' is called '{member}'; an overlay that adds '{Extensions.CSharpMembers}' gives it a better one");
            }

            values.Add(text);
            names.Add(member);
        }
    }

    private static string MemberName(JObject schema, string value, string typeName, string hint)
    {
        if (schema[Extensions.CSharpMembers]?[value] is { } given)
            return given.ToString();
        if (value.Length == 0)
            return "Empty";

        var name = CSharpName.PascalWithPrefix(value, LastWord(hint));
        if (name.Length == 0)
            name = CSharpName.Of(value);
        return Taken.Contains(name) || name == typeName ? name + "Value" : name;
    }

    // "1024x1024" of "ImageSize" is Size1024x1024.
    private static string LastWord(string name)
    {
        var start = name.Length - 1;
        while (start > 0 && !char.IsUpper(name[start]))
            start--;
        return name.Length == 0 || !char.IsLetter(name[Math.Max(0, start)]) ? "_" : name[Math.Max(0, start)..];
    }
}
