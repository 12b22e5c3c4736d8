using System;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Reporting.Rules;

/// <summary>Documents with one operation, whose request or response holds a given schema.</summary>
internal static class SchemaDocument
{
    /// <summary>Puts a schema where the name of a check says that it stands.</summary>
    public static JObject At(string check, JToken schema)
    {
        if (check.StartsWith("RequestParameter", StringComparison.Ordinal))
            return Of(new JObject { ["parameters"] = new JArray(new JObject { ["name"] = "a", ["in"] = "query", ["schema"] = schema }) });
        if (check.StartsWith("ResponseHeader", StringComparison.Ordinal))
            return Of(new JObject { ["responses"] = new JObject { ["200"] = new JObject { ["headers"] = new JObject { ["X-A"] = new JObject { ["schema"] = schema } } } } });

        var value = check.Contains("Body", StringComparison.Ordinal) ? schema : new JObject { ["type"] = "object", ["properties"] = new JObject { ["p"] = schema } };
        return check.StartsWith("Response", StringComparison.Ordinal) ? Response(value) : Request(value);
    }

    /// <summary>A document whose request body is the schema.</summary>
    public static JObject Request(JToken schema) => Of(new JObject { ["requestBody"] = new JObject { ["content"] = Json(schema) } });

    /// <summary>A document whose response is the schema.</summary>
    public static JObject Response(JToken schema) => Of(new JObject { ["responses"] = new JObject { ["200"] = new JObject { ["content"] = Json(schema) } } });

    /// <summary>A document with this operation.</summary>
    public static JObject Of(JToken operation) => new() { ["openapi"] = "3.1.0", ["paths"] = new JObject { ["/a"] = new JObject { ["post"] = operation } } };

    private static JObject Json(JToken schema) => new() { ["application/json"] = new JObject { ["schema"] = schema } };
}
