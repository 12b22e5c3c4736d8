using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Tests.Reporting.Rules;

namespace TokenOps.OpenApi.Tests.Reporting.Mutations;

/// <summary>Makes small documents whose schemas use references, allOf, unions and nesting, the same for the same seed.</summary>
internal sealed class RandomDocument(Random random)
{
    private const int Deepest = 3;
    private static readonly string[] Components = ["Alpha", "Beta", "Gamma"];

    public JObject Create()
    {
        var document = SchemaDocument.Of(new JObject
        {
            ["requestBody"] = new JObject { ["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = Object(0) } } },
            ["responses"] = new JObject { ["200"] = new JObject { ["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = Object(0) } } } },
        });
        document["components"] = new JObject { ["schemas"] = new JObject(Components.Select(name => new JProperty(name, Object(1)))) };
        return document;
    }

    private JObject Object(int depth)
    {
        var names = Enumerable.Range(0, random.Next(1, 4)).Select(i => $"p{i}").ToList();
        var schema = new JObject { ["type"] = "object", ["properties"] = new JObject(names.Select(n => new JProperty(n, Any(depth + 1)))) };
        var required = names.Where(_ => random.Next(2) == 0).ToList();
        if (required.Count > 0)
            schema["required"] = new JArray(required);
        return random.Next(6) == 0 ? new JObject { ["allOf"] = new JArray(schema, new JObject { ["type"] = "object", ["properties"] = new JObject { ["q"] = Scalar() } }) } : schema;
    }

    private JObject Any(int depth) => (depth > Deepest ? 0 : random.Next(8)) switch
    {
        1 => new JObject { ["type"] = "array", ["items"] = Any(depth + 1) },
        2 => Object(depth),
        3 or 4 => new JObject { ["$ref"] = $"#/components/schemas/{Components[random.Next(Components.Length)]}" },
        5 => new JObject { [random.Next(2) == 0 ? "anyOf" : "oneOf"] = new JArray(Text(), Object(depth), new JObject { ["type"] = "boolean" }) },
        6 => new JObject { ["type"] = "object", ["additionalProperties"] = Any(depth + 1) },
        _ => Scalar(),
    };

    private JObject Scalar() => random.Next(4) switch
    {
        0 => new JObject { ["type"] = "number", ["minimum"] = random.Next(10), ["maximum"] = 20 + random.Next(10) },
        1 => new JObject { ["type"] = "string", ["enum"] = new JArray("a", "b", "c") },
        2 => new JObject { ["type"] = new JArray("string", "null"), ["maxLength"] = 10 + random.Next(10) },
        _ => Text(),
    };

    private JObject Text() => new() { ["type"] = "string", ["minLength"] = random.Next(1, 5), ["description"] = "Some text." };
}
