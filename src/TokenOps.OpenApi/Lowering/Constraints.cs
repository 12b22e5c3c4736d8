using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes the limits of a schema as the arguments of the client's validation attributes.</summary>
internal static class Constraints
{
    public static void Write(JObject target, LoweredType type, JObject siblings)
    {
        JToken? Get(string keyword) => (siblings["$ref"] is null ? null : siblings[keyword]) ?? type.Source[keyword];

        switch (type.Kind)
        {
            case TypeKind.String:
                Set(target, Extensions.Length, ("Minimum", Integer(Get("minLength"))), ("Maximum", Integer(Get("maxLength"))));
                if (Get("pattern") is { Type: JTokenType.String } pattern)
                    target[Extensions.Pattern] = CSharpName.Literal(pattern.ToString());
                break;
            case TypeKind.Number:
                WriteRange(target, Get);
                if (Text(Get("multipleOf")) is { } step)
                    target[Extensions.MultipleOf] = step;
                break;
            case TypeKind.Array or TypeKind.Files:
                Set(
                    target,
                    Extensions.Items,
                    ("Minimum", Integer(Get("minItems"))),
                    ("Maximum", Integer(Get("maxItems"))),
                    ("Unique", Get("uniqueItems") is { Type: JTokenType.Boolean } unique && unique.Value<bool>() ? "true" : null));
                break;
            case TypeKind.Map:
                Set(target, Extensions.Items, ("Minimum", Integer(Get("minProperties"))), ("Maximum", Integer(Get("maxProperties"))));
                break;
        }

        if (type.Kind is TypeKind.String or TypeKind.Number or TypeKind.Boolean)
            WriteAllowed(target, Get("const"), Get("enum") as JArray);
        if (type is { Kind: TypeKind.Array, Element: { } element })
            WriteItems(target, element);
    }

    // The limits of an array's items stand on the array too, apart from its own.
    private static void WriteItems(JObject target, LoweredType element)
    {
        var item = new JObject();
        Write(item, element, []);
        foreach (var limit in item.Properties())
            target[Extensions.ItemPrefix + limit.Name["x-".Length..]] = limit.Value;
    }

    // OpenAPI 3.1 has numbers as exclusive bounds, 3.0 has flags beside the inclusive ones.
    private static void WriteRange(JObject target, Func<string, JToken?> get)
    {
        var (minimum, exclusiveMinimum) = Bound(get("minimum"), get("exclusiveMinimum"));
        var (maximum, exclusiveMaximum) = Bound(get("maximum"), get("exclusiveMaximum"));
        Set(
            target,
            Extensions.Range,
            (exclusiveMinimum ? "ExclusiveMinimum" : "Minimum", minimum),
            (exclusiveMaximum ? "ExclusiveMaximum" : "Maximum", maximum));
    }

    private static (string? Value, bool IsExclusive) Bound(JToken? inclusive, JToken? exclusive) => exclusive switch
    {
        { Type: JTokenType.Boolean } => (Text(inclusive), exclusive.Value<bool>()),
        { Type: JTokenType.Integer or JTokenType.Float } => (Text(exclusive), true),
        _ => (Text(inclusive), false),
    };

    private static void WriteAllowed(JObject target, JToken? constant, JArray? values)
    {
        var allowed = (constant is null ? values ?? [] : new JArray(constant))
            .Where(value => value.Type != JTokenType.Null)
            .Select(value => CSharpName.Literal(value.Type == JTokenType.String ? value.Value<string>()! : value.ToString(Newtonsoft.Json.Formatting.None)))
            .ToList();
        if (allowed.Count > 0)
            target[constant is null ? Extensions.Listed : Extensions.Allowed] = string.Join(", ", allowed);
    }

    private static void Set(JObject target, string extension, params (string Name, string? Value)[] arguments)
    {
        var given = new List<string>();
        foreach (var (name, value) in arguments)
        {
            if (value is not null)
                given.Add($"{name} = {value}");
        }

        if (given.Count > 0)
            target[extension] = string.Join(", ", given);
    }

    private static string? Integer(JToken? token) =>
        token is { Type: JTokenType.Integer } ? token.ToString(Newtonsoft.Json.Formatting.None) : null;

    // As text, so that no digit is lost on the way through a double.
    private static string? Text(JToken? token) => token is JValue { Type: JTokenType.Integer or JTokenType.Float } value
        ? CSharpName.Literal(Convert.ToString(value.Value, CultureInfo.InvariantCulture)!)
        : null;
}
