using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers strings, numbers and booleans.</summary>
internal static class ScalarLowerer
{
    public static LoweredType Lower(NormalSchema normal, DiagnosticBag diagnostics)
    {
        var format = normal.Schema["format"]?.ToString();
        switch (normal.Type)
        {
            case "string":
                return LowerString(normal.Schema, format);
            case "boolean":
                return Value(TypeKind.Boolean, "boolean", null, "bool");
            case "integer":
                // JSON Schema's integers have no size; only limits that fit make a smaller type safe.
                return FitsInt32(normal.Schema, format)
                    ? Value(TypeKind.Number, "integer", "int32", "int")
                    : Value(TypeKind.Number, "integer", "int64", "long");
            case "number":
                return format switch
                {
                    "decimal" => Value(TypeKind.Number, "number", "decimal", "decimal"),
                    "float" => Value(TypeKind.Number, "number", "float", "float"),
                    _ => Value(TypeKind.Number, "number", "double", "double"),
                };
            case null or "null":
                return LoweredType.Any();
            default:
                diagnostics.Add(DiagnosticCodes.InvalidKeyword, normal.Schema["type"] ?? normal.Schema, $"'{normal.Type}' is not a type of JSON Schema");
                return LoweredType.Any();
        }
    }

    /// <summary>Text that nothing is made of.</summary>
    public static LoweredType Text(JObject source) => new(TypeKind.String, new JObject(new JProperty("type", "string")), "string") { Source = source };

    private static LoweredType LowerString(JObject schema, string? format)
    {
        var encoding = schema["contentEncoding"]?.ToString();
        if (format == "byte" || encoding is "base64" or "base64url")
            return new LoweredType(TypeKind.Base64, new JObject(new JProperty("type", "string")), "global::TokenOps.Base64Data");
        if (format == "binary" || (encoding is null && schema["contentMediaType"] is { } media && media.ToString() is not ("application/json" or "text/plain")))
            return new LoweredType(TypeKind.File, new JObject(new JProperty("type", "string")), "global::TokenOps.FilePart");

        // Other formats stay text: what a server sends must survive a round trip to the letter.
        return format == "date-time"
            ? Value(TypeKind.DateTime, "string", "date-time", "global::System.DateTimeOffset")
            : new LoweredType(TypeKind.String, new JObject(new JProperty("type", "string")), "string");
    }

    private static LoweredType Value(TypeKind kind, string type, string? format, string csharp)
    {
        var schema = new JObject(new JProperty("type", type));
        if (format is not null)
            schema["format"] = format;
        return new LoweredType(kind, schema, csharp) { IsValueType = true };
    }

    private static bool FitsInt32(JObject schema, string? format) => format == "int32"
        || (format != "int64"
            && Limit(schema, "minimum", "exclusiveMinimum") is >= int.MinValue and <= int.MaxValue
            && Limit(schema, "maximum", "exclusiveMaximum") is >= int.MinValue and <= int.MaxValue);

    private static decimal? Limit(JObject schema, string inclusive, string exclusive) =>
        Number(schema[inclusive]) ?? Number(schema[exclusive]);

    private static decimal? Number(JToken? token) =>
        token is { Type: JTokenType.Integer } && token is JValue { Value: long value } ? value
        : token is JValue { Value: decimal exact } ? exact : null;
}
