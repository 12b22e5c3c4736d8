using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes what the class template needs to know about one member.</summary>
internal static class MemberSchema
{
    public static JObject Create(LoweredMember member, JToken source)
    {
        var type = member.Type;
        var schema = type.IsOverride ? new JObject(new JProperty("type", "string")) : (JObject)type.Schema.DeepClone();
        schema[Extensions.Name] = member.CSharpName;
        schema[Extensions.WireName] = CSharpName.Literal(member.WireName);
        if (type.IsOverride)
            schema[Extensions.Type] = type.CSharp;
        if (IsNullable(member))
            schema[Extensions.Nullable] = true;
        if (Initializer(member) is { } initializer)
            schema[Extensions.Initializer] = initializer;
        if (member.IsRequired)
            schema[type.IsNullable ? Extensions.SendNull : Extensions.Required] = true;

        var own = source as JObject ?? [];
        if ((own["description"] ?? type.Source["description"]) is { } description)
            schema["description"] = description.DeepClone();
        if ((own["deprecated"] ?? type.Source["deprecated"]) is { } deprecated)
            schema["deprecated"] = deprecated.DeepClone();
        Constraints.Write(schema, type, own);
        return schema;
    }

    // Structs can be unset; lists of files and lists that the schema requires are empty instead; the rest as the schema says.
    public static bool IsNullable(LoweredMember member) => member.Type.Kind != TypeKind.Files
        && (member.Type.IsValueType || member.Type.IsNullable || !member.IsRequired);

    private static string? Initializer(LoweredMember member)
    {
        var type = member.Type;
        if (type.Kind == TypeKind.Files)
            return "new global::TokenOps.FilePartList()";

        // A required constant has one legal value, so that it is not a default but the value.
        if (member.IsRequired && type.Source.TryGetValue("const", out var constant))
        {
            return type.Kind switch
            {
                TypeKind.Enum => $"new {type.CSharp}({CSharpName.Literal(constant.ToString())})",
                TypeKind.Boolean => constant.Value<bool>() ? "true" : "false",
                TypeKind.Number => constant.ToString(Newtonsoft.Json.Formatting.None),
                _ => null,
            };
        }

        if (IsNullable(member))
            return null;

        return type.Kind switch
        {
            TypeKind.Array => $"new global::System.Collections.Generic.List<{type.Element!.CSharp}>()",
            TypeKind.Map => $"new global::System.Collections.Generic.Dictionary<string, {type.Element!.CSharp}>()",
            _ => "null!",
        };
    }
}
