using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Generated readers: every kind of member with every kind of value.</summary>
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
    public async Task No_value_of_any_kind_costs_more_than_its_own_member()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Kinds));
        var failures = new List<string>();

        foreach (var member in Members)
        {
            foreach (var value in Values)
            {
                Try($"{{\"before\":1,\"{member}\":{value},\"after\":[true]}}", member, value);
                Try($"{{\"before\":1,\"{member.ToUpper(CultureInfo.InvariantCulture)}\":{value},\"after\":[true]}}", member.ToUpper(CultureInfo.InvariantCulture), value);
            }
        }

        failures.Should().BeEmpty("{0} of them", failures.Count);

        void Try(string json, string member, string value)
        {
            try
            {
                var thing = Generated(twist, json)!;
                var written = Twist.Write(thing);
                if (written["before"]?.ToString() != "1" || !written["after"]!.HasValues)
                    failures.Add($"{json}: {written}");
                if (value is not ("null" or "\"\"") && written[member] is null && !((JObject)written).Properties().Any(p => string.Equals(p.Name, member, StringComparison.OrdinalIgnoreCase)))
                    failures.Add($"{json}: {member} was lost");
            }
            catch (Exception error) when (error is not AssertionException)
            {
                failures.Add($"{json}: {error.GetType().Name} {error.Message}");
            }
        }
    }

    [TestCase("big", "1732460000.123")]
    [TestCase("big", "\"2024-05-06T07:08:09Z\"")]
    [TestCase("part", "\"none\"")]
    [TestCase("part", "[]")]
    [TestCase("texts", "{\"a\":1}")]
    [TestCase("counts", "[1]")]
    [TestCase("when", "17")]
    [TestCase("level", "{}")]
    [TestCase("animal", "3")]
    public async Task What_is_not_as_documented_is_kept_raw_under_its_name_and_written_back(string member, string value)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Kinds));
        var json = $"{{\"text\":\"x\",\"{member}\":{value},\"parts\":[null,{{\"id\":1}},7]}}";
        twist.Server.Answer(json);

        var reply = await twist.Client.Things.CreateThingAsync(twist.New("Thing"), twist.Unchecked);

        ((string)reply.Text).Should().Be("x");
        ((string)reply.AdditionalProperties[member].Text).Should().Be(value);
        ((int)reply.Parts.Count).Should().Be(1);
        ((string)reply.AdditionalProperties["parts"].Text).Should().Be("[7]");
        JToken.DeepEquals(Twist.Write((object)reply)[member]!, Twist.Parse(value)).Should().BeTrue();
    }

    [Test]
    public async Task What_replaces_an_unfit_value_is_sent_in_its_place()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Kinds));
        var thing = twist.Read("Thing", "{\"big\":\"soon\"}");

        thing.Big = 3;

        ((long)Twist.Write((object)thing)["big"]!).Should().Be(3);
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

    private static object? Generated(Twist twist, string json)
    {
        var read = twist.Type("Thing").Assembly.GetType("Twist.Thing_Json", throwOnError: true)!.GetMethod("Read", BindingFlags.Static | BindingFlags.NonPublic, [typeof(JsonReader)])!;
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        var result = read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [reader], null);
        reader.TokenType.Should().Be(JsonToken.EndObject, json);
        reader.Depth.Should().Be(0, json);
        return result;
    }
}
