using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Runtime;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Generated readers against deserializing by reflection: every kind of member with every kind of value.</summary>
public sealed class ReaderTwistTests
{
    private const string Kinds =
        """
        Thing:
          type: object
          required: [reqText, reqList, reqMap, reqCount, reqLevel, reqPart, constant]
          properties:
            text: {type: string}
            flag: {type: boolean}
            small: {type: integer, format: int32}
            big: {type: integer}
            ratio: {type: number}
            single: {type: number, format: float}
            exact: {type: number, format: decimal}
            when: {type: string, format: date-time}
            level: {type: string, enum: [high, low]}
            data: {type: string, contentEncoding: base64}
            file: {type: string, format: binary}
            any: {}
            open: {type: object}
            part: {$ref: '#/components/schemas/Part'}
            Part2: {type: string, x-csharp-name: Part}
            texts: {type: array, items: {type: string}}
            numbers: {type: array, items: {type: integer}}
            exacts: {type: array, items: {type: number, format: decimal}}
            levels: {type: array, items: {type: string, enum: [x, y]}}
            anys: {type: array}
            parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
            datas: {type: array, items: {type: string, contentEncoding: base64}}
            nested: {type: array, items: {type: array, items: {type: number}}}
            partsMap: {type: object, additionalProperties: {$ref: '#/components/schemas/Part'}}
            counts: {type: object, additionalProperties: {type: integer}}
            lists: {type: object, additionalProperties: {type: array, items: {type: boolean}}}
            either: {anyOf: [{type: string}, {type: integer}]}
            many: {anyOf: [{type: number}, {type: boolean}, {type: array, items: {type: string}}, {$ref: '#/components/schemas/Part'}]}
            named: {anyOf: [{type: string, enum: [on, off]}, {type: array, items: {$ref: '#/components/schemas/Part'}}]}
            eithers: {type: array, items: {anyOf: [{type: string}, {type: integer}]}}
            animal: {$ref: '#/components/schemas/Animal'}
            animals: {type: array, items: {$ref: '#/components/schemas/Animal'}}
            cat: {$ref: '#/components/schemas/Cat'}
            self: {$ref: '#/components/schemas/Thing'}
            old: {type: string, deprecated: true}
            reqText: {type: string}
            reqList: {type: array, items: {$ref: '#/components/schemas/Part'}}
            reqMap: {type: object, additionalProperties: {type: string}}
            reqCount: {type: integer}
            reqLevel: {type: string, enum: [a]}
            reqPart: {$ref: '#/components/schemas/Part'}
            constant: {const: c}
        Part:
          type: object
          properties: {id: {type: integer}, Reader: {type: string}, reader: {type: string, x-csharp-name: SmallReader}}
        Cat:
          type: object
          required: [kind]
          properties: {kind: {type: string, const: cat}, lives: {type: integer}, toys: {type: array, items: {type: string}}}
        Dog:
          type: object
          required: [kind]
          properties: {kind: {type: string, enum: [dog]}, name: {type: string}}
        Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
        """;

    private static readonly string[] Members =
    [
        "text", "flag", "small", "big", "ratio", "single", "exact", "when", "level", "data", "any", "open", "part", "texts", "numbers", "exacts", "levels", "anys",
        "parts", "datas", "nested", "partsMap", "counts", "lists", "either", "many", "named", "eithers", "animal", "animals", "cat", "self", "old", "reqText", "reqList",
        "reqMap", "reqCount", "reqLevel", "reqPart", "constant", "unknown", "$ref", "$type",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "7", "5000000000", "99999999999999999999999", "0.1", "1e3", "0.1234567890123456789012345678",
        "\"\"", "\"a\"", "\"high\"", "\"12\"", "\"1.5\"", "\"true\"", "\"AQID\"", "\"2024-05-06T07:08:09+02:00\"", "\"2024-05-06\"", "\"\\u00e9\\n\"",
        "[]", "[null]", "[1,2]", "[0.1234567890123456789012345678]", "[\"a\",\"b\"]", "[\"x\",\"later\"]", "[true]", "[[1],[2.5],[]]", "[[]]", "[{}]", "[{\"id\":1},null,{\"id\":2}]",
        "[\"AQID\",null]", "[1,\"a\"]", "[{\"kind\":\"cat\",\"lives\":9},{\"kind\":\"fish\"},{\"name\":\"x\",\"kind\":\"dog\"}]",
        "{}", "{\"id\":1}", "{\"ID\":\"2\"}", "{\"a\":{\"id\":1},\"b\":null}", "{\"a\":1}", "{\"a\":[true,false],\"b\":[]}", "{\"a\":null}", "{\"id\":1,\"more\":{\"x\":[1,{}]},\"id\":3}",
        "{\"Reader\":\"a\",\"reader\":\"b\"}", "{\"kind\":\"cat\",\"lives\":9,\"toys\":[\"ball\"],\"extra\":1.50}", "{\"lives\":1,\"kind\":\"dog\",\"name\":\"Rex\"}", "{\"kind\":\"fish\",\"fins\":2}",
        "{\"kind\":null}", "{\"kind\":3}", "{\"fins\":2}", "{\"text\":\"in\",\"self\":{\"text\":\"deep\"}}", "{\"$ref\":\"1\",\"$id\":\"1\",\"$type\":\"System.Object\"}",
    ];

    [Test]
    public async Task Generated_readers_agree_with_reflection_about_every_kind_of_member_and_value()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Kinds.Replace("Part2: {type: string, x-csharp-name: Part}\n", "Part: {type: string, x-csharp-name: PartText}\n", StringComparison.Ordinal)));
        var differences = new List<string>();

        foreach (var member in Members)
        {
            foreach (var value in Values)
            {
                Compare($"{{\"{member}\":{value}}}");
                Compare($"{{\"{member.ToUpper(CultureInfo.InvariantCulture)}\":{value},\"reqText\":\"x\",\"after\":1}}");
                Compare($"{{\"{member}\":{value},\"{member}\":null}}");
                Compare($"{{\"before\":null,\"{member}\":{value},\"{member}\":{value}}}");
            }
        }

        differences.Should().BeEmpty("{0} of them", differences.Count);

        void Compare(string json)
        {
            var generated = Outcome(() => Generated(twist, json));
            var reflected = Outcome(() => ReplySerializer.Shared.Deserialize(new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None }, twist.Type("Thing")));
            if (generated != reflected && !MayDiffer(json, generated, reflected))
                differences.Add($"{json}\n  generated {generated}\n  reflected {reflected}");
        }
    }

    [TestCase("{\"reqList\":null,\"reqMap\":null}")]
    [TestCase("{}")]
    public async Task Lists_that_the_document_requires_are_never_null(string json)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo("Thing: {type: object, required: [reqList, reqMap], properties: {reqList: {type: array, items: {type: string}}, reqMap: {type: object, additionalProperties: {type: string}}}}"));
        twist.Server.Answer(json);

        var reply = await twist.Client.Things.CreateThingAsync(twist.New("Thing"));
        var own = twist.Read("Thing", json);

        ((object)reply.ReqList).Should().NotBeNull();
        ((object)reply.ReqMap).Should().NotBeNull();
        ((object)own.ReqList).Should().NotBeNull();
    }

    [TestCase("array, items: {$ref: '#/components/schemas/Part'}", "[{\"id\":1},{\"id\":2}]")]
    [TestCase("array, items: {type: integer}", "[1,2]")]
    [TestCase("object, additionalProperties: {$ref: '#/components/schemas/Part'}", "{\"a\":{\"id\":1}}")]
    [TestCase("object", "{\"a\":{\"id\":1}}")]
    [TestCase("string", "\"x\"")]
    [TestCase("integer", "3")]
    [TestCase("boolean", "true")]
    [TestCase("[string, integer]", "3")]
    [TestCase("string, enum: [a, b]", "\"b\"")]
    public async Task A_reply_may_be_of_any_kind(string schema, string json)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            "/things:\n  get:\n    operationId: getThings\n    tags: [Things]\n    responses:\n      '200':\n        description: ok\n        content:\n          application/json:\n            schema: {type: " + schema + "}\n",
            "schemas:\n  Part: {type: object, properties: {id: {type: integer}}}\n"));
        twist.Server.Answer(json);

        var reply = await twist.Client.Things.GetThingsAsync();

        JToken.DeepEquals(Twist.Write((object)reply), JToken.Parse(json)).Should().BeTrue();
    }

    [Test]
    public async Task Only_what_replies_are_made_of_has_a_reader()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Form("Thing:\n  type: object\n  properties: {a: {type: string}}"));

        twist.Type("Thing").Assembly.GetType("Twist.ThingReader").Should().BeNull();
    }

    // Where reflection gives up, a reader may understand; a whole number is never made of a fraction, and what the document
    // requires is not lost for an empty text.
    private static bool MayDiffer(string json, string generated, string reflected) =>
        reflected == "refused" || (generated == "refused" && json.Contains("0.1", StringComparison.Ordinal))
        || (json.Contains("\"req", StringComparison.OrdinalIgnoreCase) && json.Contains(":\"\"", StringComparison.Ordinal));

    private static object? Generated(Twist twist, string json)
    {
        var read = twist.Type("Thing").Assembly.GetType("Twist.ThingReader", throwOnError: true)!.GetMethod("Read", BindingFlags.Static | BindingFlags.NonPublic)!;
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        var result = read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [reader], null);
        reader.TokenType.Should().Be(JsonToken.EndObject, json);
        reader.Depth.Should().Be(0, json);
        return result;
    }

    private static string Outcome(Func<object?> read)
    {
        try
        {
            return Describe(read(), depth: 0);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidCastException or FormatException or OverflowException or NullReferenceException)
        {
            return "refused";
        }
    }

    // Types, values and nulls, so that nothing that a user could see escapes the comparison.
    private static string Describe(object? value, int depth) => value switch
    {
        null => "null",
        JToken token => $"{token.GetType().Name}:{token.Type}:{Ordered(token)}",
        Base64Data data => $"Base64Data:{Convert.ToBase64String(data.Bytes.Span)}",
        string or IFormattable or bool => $"{value.GetType().Name}:{Convert.ToString(value, CultureInfo.InvariantCulture)}",
        IExtensibleEnum named => $"{value.GetType().Name}:{named.Value}",
        IUnion union => $"Union:{Describe(union.Value, depth)}",
        System.Collections.IDictionary map => $"{value.GetType()}{{{string.Join(',', map.Keys.Cast<object>().Select(k => k + "=" + Describe(map[k], depth + 1)))}}}",
        System.Collections.IEnumerable items => $"{value.GetType()}[{string.Join(',', items.Cast<object?>().Select(i => Describe(i, depth + 1)))}]",
        _ => $"{value.GetType().Name}({string.Join(',', value.GetType().GetProperties().Select(p => (p.Name, Value: p.GetValue(value))).Where(p => p.Value is not null).Select(p => p.Name + "=" + Describe(p.Value, depth + 1)))})",
    };

    // A member that came twice may stand where it came first or last.
    private static string Ordered(JToken token) => token is JObject o
        ? "{" + string.Join(',', o.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Name + ":" + Ordered(p.Value))) + "}"
        : token is JArray a ? "[" + string.Join(',', a.Select(Ordered)) + "]" : token.ToString(Formatting.None);
}
