using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Each way to write a schema: the C# type that it becomes, and what it reads and writes.</summary>
public sealed class SchemaTwistTests
{
    [TestCase("anyOf: [{type: string}, {type: 'null'}]", "String", "\"x\"")]
    [TestCase("oneOf: [{type: integer}, {type: 'null'}]", "Int64?", "5000000000")]
    [TestCase("anyOf: [{type: integer, minimum: 1, maximum: 10}, {type: 'null'}]", "Int32?", "3")]
    [TestCase("type: [string, 'null']", "String", "\"x\"")]
    [TestCase("type: [boolean, 'null']", "Boolean?", "true")]
    [TestCase("type: [integer, number]", "Double?", "1.5")]
    [TestCase("type: number", "Double?", "0.1")]
    [TestCase("type: number\nformat: decimal", "Decimal?", "0.1234567890123456789012345678")]
    [TestCase("type: string\nformat: date-time", "DateTimeOffset?", "\"2024-05-06T07:08:09+02:00\"")]
    [TestCase("type: string\nformat: date", "String", "\"2024-05-06\"")]
    [TestCase("type: string\nformat: uuid", "String", "\"not-really-a-uuid\"")]
    [TestCase("type: string\ncontentEncoding: base64", "Base64Data", "\"AQID\"")]
    [TestCase("{}", "RawJson", "{\"a\":[1,null]}")]
    [TestCase("true", "RawJson", "[1]")]
    [TestCase("type: object", "IDictionary<String, RawJson>", "{\"a\":{\"b\":1}}")]
    [TestCase("type: object\nadditionalProperties: {type: integer}", "IDictionary<String, Int64>", "{\"a\":1}")]
    [TestCase("type: object\nadditionalProperties: {$ref: '#/components/schemas/Part'}", "IDictionary<String, Part>", "{\"a\":{\"id\":1}}")]
    [TestCase("type: array\nitems: {type: string}", "IList<String>", "[\"a\",\"b\"]")]
    [TestCase("type: array\nitems: {type: string, enum: [a, b]}", "IList<ThingValueItem>", "[\"a\",\"later\"]")]
    [TestCase("type: array\nitems: {type: array, items: {type: number}}", "IList<IList<Double>>", "[[1.0],[2.5]]")]
    [TestCase("type: array", "IList<RawJson>", "[1,\"a\"]")]
    [TestCase("type: string\nenum: [a, null]", "String", "\"a\"")]
    [TestCase("enum: [a, b]", "ThingValue?", "\"b\"")]
    [TestCase("const: a", "String", "\"a\"")]
    [TestCase("const: 3", "Int64?", "3")]
    [TestCase("type: integer\nenum: [1, 2]", "Int64?", "2")]
    [TestCase("type: boolean\nenum: [true]", "Boolean?", "true")]
    [TestCase("enum: [true, false]", "Boolean?", "false")]
    [TestCase("const: true", "Boolean?", "true")]
    [TestCase("type: array\nitems: {type: boolean, enum: [true]}", "IList<Boolean>", "[true]")]
    [TestCase("enum: [true, a]", "ThingValue", "true")]
    [TestCase("enum: [true, a]", "ThingValue", "\"a\"")]
    [TestCase("anyOf: [{type: string}, {type: string, enum: [a, b]}]", "ThingValue?", "\"something else\"")]
    [TestCase("anyOf: [{$ref: '#/components/schemas/Part'}, {type: 'null'}]", "Part", "{\"id\":1}")]
    [TestCase("$ref: '#/components/schemas/Part'\ndescription: beside", "Part", "{\"id\":1}")]
    [TestCase("allOf: [{$ref: '#/components/schemas/Part'}]\ndescription: beside", "Part", "{\"id\":1}")]
    [TestCase("allOf: [{$ref: '#/components/schemas/Part'}, {nullable: true, description: beside}]", "Part", "{\"id\":1}")]
    [TestCase("allOf: [{$ref: '#/components/schemas/Part'}, {type: object, properties: {more: {type: string}}}]", "ThingValue", "{\"id\":1,\"more\":\"x\"}")]
    [TestCase("type: object\nproperties: {inner: {type: object, properties: {x: {type: integer}}}}", "ThingValue", "{\"inner\":{\"x\":1}}")]
    [TestCase("$ref: '#/components/schemas/Alias'", "String", "\"x\"")]
    [TestCase("$ref: '#/components/schemas/Level'", "Level?", "\"high\"")]
    [TestCase("$ref: '#/components/schemas/Thing/properties/other'", "Boolean?", "true")]
    [TestCase("anyOf: [{type: string}, {type: integer}]", "ThingValue", "7")]
    [TestCase("anyOf: [{type: string}, {type: array, items: {type: string}}]", "ThingValue", "[\"a\",\"b\"]")]
    [TestCase("oneOf: [{type: string}, {type: boolean}, {$ref: '#/components/schemas/Part'}]", "ThingValue", "{\"id\":1}")]
    [TestCase("type: [string, integer, 'null']", "ThingValue", "\"a\"")]
    public async Task A_member_becomes_the_right_type_and_survives_the_way_there_and_back(string schema, string type, string json)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(
            "Thing:\n  type: object\n  properties:\n    other: {type: boolean}\n    value:\n" + Specs.Indent(schema, 6) +
            "Part:\n  type: object\n  properties: {id: {type: integer}}\nAlias:\n  type: string\nLevel:\n  type: string\n  enum: [high, low]\n"));
        twist.Server.Answer($"{{\"value\":{json}}}");

        var request = twist.Read("Thing", $"{{\"value\":{json}}}");
        var reply = await twist.Client.Things.CreateThingAsync(request);

        twist.PropertyType("Thing", "Value").Should().Be(type);
        ShouldBeSame(Parse(twist.Server.Body)["value"]!, Parse(json));
        ShouldBeSame(Twist.Write((object)reply)["value"]!, Parse(json));
        twist.Types.Where(t => t.IsClass && !t.Name.EndsWith("Client", System.StringComparison.Ordinal) && t.Name != "ApiDescription")
            .Should().OnlyContain(t => t.GetProperties().Length > 1, "no schema may become an empty class");
    }

    [Test]
    public async Task A_required_member_that_may_be_null_is_sent_as_null()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo("Thing:\n  type: object\n  required: [a]\n  properties: {a: {type: [string, 'null']}, b: {type: [string, 'null']}}"));

        await twist.Client.Things.CreateThingAsync(twist.New("Thing"));

        JToken.DeepEquals(JToken.Parse(twist.Server.Body), JToken.Parse("{\"a\":null}")).Should().BeTrue();
    }

    [Test]
    public async Task A_required_constant_is_sent_without_being_set()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo("Thing:\n  type: object\n  required: [kind, on]\n  properties: {kind: {const: k}, on: {const: true}, optional: {const: o}}"));

        await twist.Client.Things.CreateThingAsync(twist.New("Thing"));

        JToken.DeepEquals(JToken.Parse(twist.Server.Body), JToken.Parse("{\"kind\":\"k\",\"on\":true}")).Should().BeTrue();
    }

    [Test]
    public async Task A_default_that_the_caller_did_not_set_is_never_sent()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo("Thing:\n  type: object\n  properties: {a: {type: string, default: x}, b: {type: integer, default: 1}, c: {type: boolean, default: true}, d: {type: array, items: {type: string}, default: [x]}}"));

        await twist.Client.Things.CreateThingAsync(twist.New("Thing"));

        twist.Server.Body.Should().Be("{}");
    }

    [Test]
    public async Task Members_that_the_document_does_not_know_survive()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo("Thing:\n  type: object\n  additionalProperties: false\n  properties: {a: {type: string}}"));
        twist.Server.Answer("{\"a\":\"x\",\"new\":{\"deep\":[1]}}");

        var reply = await twist.Client.Things.CreateThingAsync(twist.New("Thing"));

        JToken.DeepEquals(Twist.Write((object)reply), JToken.Parse("{\"a\":\"x\",\"new\":{\"deep\":[1]}}")).Should().BeTrue();
    }

    [Test]
    public async Task A_type_that_contains_itself_works()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo("Thing:\n  type: object\n  properties: {name: {type: string}, children: {type: array, items: {$ref: '#/components/schemas/Thing'}}, data: {type: string, contentEncoding: base64}}"));
        const string tree = "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"data\":\"AQID\"}]}";
        twist.Server.Answer(tree);

        var reply = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", tree));

        JToken.DeepEquals(JToken.Parse(twist.Server.Body), JToken.Parse(tree)).Should().BeTrue();
        JToken.DeepEquals(Twist.Write((object)reply), JToken.Parse(tree)).Should().BeTrue();
    }

    // As decimals, because a double would hide a lost digit.
    private static JToken Parse(string json) => Twist.Parse(json);

    private static void ShouldBeSame(JToken actual, JToken expected)
    {
        if (expected.Type == JTokenType.Date)
            actual.ToObject<System.DateTimeOffset>().Should().Be(expected.ToObject<System.DateTimeOffset>());
        else
            JToken.DeepEquals(actual, expected).Should().BeTrue("{0} must be {1}", actual, expected);
    }
}
