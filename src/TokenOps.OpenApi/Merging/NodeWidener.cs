using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>Widens nodes that hold schemas, such as responses and parameters, in place.</summary>
internal sealed class NodeWidener(SchemaWidener schemas)
{
    /// <summary>Widens <paramref name="target"/> so that it holds what <paramref name="copy"/> holds.</summary>
    public void Widen(JToken target, JToken copy, NodeKind kind, string path)
    {
        if (target is not JObject a || copy is not JObject b || a["$ref"] is not null != b["$ref"] is not null)
            return;

        Texts.TakeOwn(a, b);
        switch (kind)
        {
            case NodeKind.Schema:
                schemas.Widen(a, b, path);
                break;
            case NodeKind.Parameter or NodeKind.Header:
                WidenSchema(a, b, path);
                WidenMap(a, b, "content", NodeKind.MediaType, path);
                DropRequired(a, b, path);
                TakeExamples(a, b);
                break;
            case NodeKind.MediaType:
                WidenSchema(a, b, path);
                WidenMap(a, b, "encoding", NodeKind.Encoding, path);
                TakeExamples(a, b);
                break;
            case NodeKind.RequestBody:
                WidenMap(a, b, "content", NodeKind.MediaType, path);
                DropRequired(a, b, path);
                break;
            case NodeKind.Response:
                WidenMap(a, b, "content", NodeKind.MediaType, path);
                WidenMap(a, b, "headers", NodeKind.Header, path);
                break;
            case NodeKind.Operation:
                WidenOperation(a, b, path);
                break;
        }
    }

    private void WidenOperation(JObject a, JObject b, string path)
    {
        AddParameters(a, b, path);
        if (a["requestBody"] is { } body && b["requestBody"] is { } other)
        {
            Widen(body, other, NodeKind.RequestBody, path + " request");
        }
        else if (b["requestBody"] is JObject added)
        {
            a["requestBody"] = added.DeepClone();
            (a["requestBody"] as JObject)?.Remove("required");
            schemas.Changed($"{path} takes a body");
        }

        WidenMap(a, b, "responses", NodeKind.Response, path);
    }

    private void AddParameters(JObject a, JObject b, string path)
    {
        foreach (var parameter in (b["parameters"] as JArray ?? []).OfType<JObject>())
        {
            var known = (a["parameters"] as JArray ?? []).FirstOrDefault(p =>
                JToken.DeepEquals(p["$ref"], parameter["$ref"]) && JToken.DeepEquals(p["name"], parameter["name"]) && JToken.DeepEquals(p["in"], parameter["in"]));
            if (known is not null)
            {
                Widen(known, parameter, NodeKind.Parameter, $"{path} {parameter["name"]}");
                continue;
            }

            // What stands in the path is named by the path that came first.
            if (parameter["in"]?.ToString() == "path")
                continue;
            if (a["parameters"] is not JArray parameters)
                a["parameters"] = parameters = [];
            var added = ((JObject)parameter.DeepClone()).From(parameter);
            added.Remove("required");
            parameters.Add(added);
            schemas.Changed($"{path} has the parameter '{parameter["name"] ?? parameter["$ref"]}' too");
        }
    }

    private void WidenSchema(JObject a, JObject b, string path)
    {
        if (a["schema"] is { } schema && b["schema"] is { } copy)
            schemas.Widen(schema, copy, path);
    }

    private void WidenMap(JObject a, JObject b, string member, NodeKind kind, string path)
    {
        foreach (var property in (b[member] as JObject)?.Properties() ?? [])
        {
            if (a[member] is not JObject map)
                a[member] = map = [];
            if (map.Property(property.Name, StringComparison.Ordinal) is { } existing)
            {
                Widen(existing.Value, property.Value, kind, $"{path} {property.Name}");
                continue;
            }

            map.Add(new JProperty(property).From(property));
            schemas.Changed($"{path} has '{property.Name}' too");
        }
    }

    private void DropRequired(JObject a, JObject b, string path)
    {
        if (a["required"] is not JValue { Value: true } || b["required"] is JValue { Value: true } || a["in"]?.ToString() == "path")
            return;
        a.Remove("required");
        schemas.Changed($"{path} is not required");
    }

    private static void TakeExamples(JObject a, JObject b)
    {
        if (a["example"] is not null || a["examples"] is not null)
            return;
        foreach (var keyword in (string[])["example", "examples"])
        {
            if (b[keyword] is { } value)
                a[keyword] = value.DeepClone();
        }
    }
}
