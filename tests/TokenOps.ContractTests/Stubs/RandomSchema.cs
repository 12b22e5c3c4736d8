using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Stubs;

/// <summary>Writes JSON Schemas of every keyword that API documents use, each from a number alone.</summary>
internal sealed class RandomSchema(int seed)
{
    private static readonly string[] Patterns = ["^[a-z]{2}-\\d{3}$", "^(red|green|blue)$", "^sk-[A-Za-z0-9]{20,}$", "\\.png$", "^\\w+@\\w+\\.com$", "[^a-z]{3}", "^\\d+x\\d+$"];
    private static readonly string[] Formats = ["date-time", "date", "uri", "uuid", "email", "int32"];

    private readonly Random _random = new(seed);

    public JObject Next(int depth = 0)
    {
        var kinds = depth >= 3 ? 5 : 10;
        var schema = _random.Next(kinds) switch
        {
            0 => Text(),
            1 => Number("integer"),
            2 => Number("number"),
            3 => new JObject { ["type"] = "boolean" },
            4 => new JObject { ["enum"] = new JArray("a", 1, true, JValue.CreateNull(), 2.5).Take(1 + _random.Next(5)) is var values ? new JArray(values) : null },
            5 => List(depth),
            6 => AllOf(depth),
            7 => Union(depth),
            _ => Members(depth),
        };
        if (Once(6) && schema["type"] is JValue { Value: string type })
        {
            schema["type"] = new JArray(type, "null");
        }

        return Once(8) ? Misleading(schema) : schema;
    }

    // An example that keeps no rule must not be taken.
    private static JObject Misleading(JObject schema)
    {
        schema["examples"] = new JArray(new JObject { ["no"] = "example" });
        schema["default"] = -1;
        return schema;
    }

    private JObject Text()
    {
        var schema = new JObject { ["type"] = "string" };
        switch (_random.Next(4))
        {
            case 0:
                schema["pattern"] = Patterns[_random.Next(Patterns.Length)];
                break;
            case 1:
                schema["format"] = Formats[_random.Next(Formats.Length)];
                break;
            case 2:
                schema["minLength"] = _random.Next(30);
                schema["maxLength"] = (int)schema["minLength"]! + _random.Next(3);
                break;
        }

        return schema;
    }

    private JObject Number(string type)
    {
        var schema = new JObject { ["type"] = type };
        var low = _random.Next(-1000, 1000);
        if (Once(2))
        {
            schema[Once(2) ? "minimum" : "exclusiveMinimum"] = Once(10) ? new JValue(-9.223372036854776e18) : new JValue(low);
        }

        if (Once(2))
        {
            schema[Once(2) ? "maximum" : "exclusiveMaximum"] = Once(10) ? new JValue(1e300) : new JValue(low + 10 + _random.Next(100));
        }

        if (Once(3))
        {
            schema["multipleOf"] = 1 + _random.Next(7);
        }

        return schema;
    }

    private JObject List(int depth)
    {
        var schema = new JObject { ["type"] = "array", ["items"] = Next(depth + 1) };
        if (Once(2))
        {
            schema["minItems"] = _random.Next(3);
            schema["maxItems"] = (int)schema["minItems"]! + _random.Next(3);
        }

        if (Once(4))
        {
            schema["minItems"] = _random.Next(2);
            schema["items"] = Once(2) ? Text() : Number("integer");
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private JObject Members(int depth)
    {
        var names = new[] { "a", "b", "c", "d" }.Take(_random.Next(5)).ToArray();
        var schema = new JObject { ["type"] = "object", ["properties"] = new JObject(names.Select(name => new JProperty(name, Next(depth + 1)))), ["required"] = new JArray(names.Where(_ => Once(2))) };
        switch (_random.Next(5))
        {
            case 0:
                schema["additionalProperties"] = false;
                break;
            case 1:
                schema["additionalProperties"] = Next(depth + 1);
                schema["minProperties"] = names.Length + _random.Next(2);
                break;
            case 2:
                schema["maxProperties"] = names.Length;
                break;
        }

        return schema;
    }

    private JObject AllOf(int depth) => new()
    {
        ["allOf"] = new JArray(
            new JObject { ["type"] = "object", ["properties"] = new JObject { ["a"] = Next(depth + 1) }, ["required"] = new JArray("a") },
            new JObject { ["properties"] = new JObject { ["b"] = Next(depth + 1), ["n"] = new JObject { ["type"] = "number", ["minimum"] = 1 } } },
            new JObject { ["properties"] = new JObject { ["n"] = new JObject { ["type"] = "integer", ["maximum"] = 5 } } }),
    };

    private JObject Union(int depth) => new()
    {
        [Once(2) ? "anyOf" : "oneOf"] = new JArray(Text(), Number("integer"), List(depth + 1), Members(depth + 1)),
        ["description"] = "One of several kinds.",
    };

    private bool Once(int in1) => _random.Next(in1) == 0;
}
