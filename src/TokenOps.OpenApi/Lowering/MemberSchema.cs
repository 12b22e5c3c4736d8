using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes what the class template needs to know about one member.</summary>
internal static class MemberSchema
{
    public static JObject Create(LoweredMember member, JToken source)
    {
        var type = member.Type;
        var schema = new JObject(
            new JProperty("type", "string"),
            new JProperty(Extensions.Name, member.CSharpName),
            new JProperty(Extensions.WireName, CSharpName.Literal(member.WireName)),
            new JProperty(Extensions.Type, type.CSharp),
            new JProperty(Extensions.Value, member.CSharpName));
        if (IsNullable(member))
            schema[Extensions.Nullable] = true;
        if (Initializer(member) is { } initializer)
            schema[Extensions.Initializer] = initializer;
        else if (!IsNullable(member) && !type.IsValueType)
            schema[Extensions.NullInitializer] = true;
        if (HasBacking(member))
            schema[Extensions.Backing] = schema[Extensions.Value] = Backing(member);
        if (member.IsRequired && (source as JObject)?["readOnly"] is not JValue { Value: true })
            schema[type.IsNullable ? Extensions.SendNull : Extensions.Required] = true;

        var own = source as JObject ?? [];
        if ((own["description"] ?? type.Source["description"]) is { } description)
            schema["description"] = description.DeepClone();
        if ((own["deprecated"] ?? type.Source["deprecated"]) is { } deprecated)
            schema["deprecated"] = deprecated.DeepClone();
        Constraints.Write(schema, type, own);
        return schema;
    }

    /// <summary>Whether null is among the values of the member: where the document does not promise a value.</summary>
    public static bool IsNullable(LoweredMember member) =>
        member.Type.Kind != TypeKind.Files && (member.Type.IsNullable || !member.IsRequired);

    /// <summary>Whether the member cannot be null, and yet can be unset: a field beside it knows that.</summary>
    public static bool HasBacking(LoweredMember member) => member.Type.IsValueType && !IsNullable(member) && Initializer(member) is null;

    /// <summary>What to read to know whether the member was set.</summary>
    public static string Value(LoweredMember member) => HasBacking(member) ? Backing(member) : member.CSharpName;

    /// <summary>The one value that the member can have, as C#; null when it can have several.</summary>
    public static string? Constant(LoweredMember member)
    {
        var source = member.Type.Source;
        var constant = source.TryGetValue("const", out var given) ? given
            : source["enum"] is JArray { Count: 1 } values ? values[0]
            : null;
        return constant is null ? null : (member.Type.Kind, constant.Type) switch
        {
            (TypeKind.Enum, JTokenType.String) => $"new {member.Type.CSharp}({CSharpName.Literal(constant.ToString())})",
            (TypeKind.String, JTokenType.String) => CSharpName.Literal(constant.ToString()),
            (TypeKind.Boolean, JTokenType.Boolean) => constant.Value<bool>() ? "true" : "false",
            (TypeKind.Number, JTokenType.Integer) when member.Type.CSharp is "long" or "int" => constant.ToString(Newtonsoft.Json.Formatting.None),
            (TypeKind.Number, JTokenType.Integer or JTokenType.Float) when member.Type.CSharp is "double" => constant.ToString(Newtonsoft.Json.Formatting.None) + "d",
            _ => null,
        };
    }

    private static string Backing(LoweredMember member) => "_" + char.ToLowerInvariant(member.CSharpName[0]) + member.CSharpName[1..] + "Value";

    private static string? Initializer(LoweredMember member)
    {
        var type = member.Type;
        if (type.Kind == TypeKind.Files)
            return "new global::TokenOps.FilePartList()";

        // A required constant has one legal value, so that it is not a default but the value.
        if (member.IsRequired && !type.IsNullable && Constant(member) is { } constant)
            return constant;
        if (IsNullable(member))
            return null;

        return type.Kind switch
        {
            TypeKind.Array => $"new global::System.Collections.Generic.List<{type.Element!.ItemCSharp}>()",
            TypeKind.Map => $"new global::System.Collections.Generic.Dictionary<string, {type.Element!.ItemCSharp}>()",
            _ => null,
        };
    }
}
