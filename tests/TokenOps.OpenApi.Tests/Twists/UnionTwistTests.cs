using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Unions of values of several kinds: what they are made of, what they read, what they write.</summary>
public sealed class UnionTwistTests
{
    private const string Schemas =
        """
        Thing:
          type: object
          properties:
            stop: {anyOf: [{type: string}, {type: array, items: {type: string}}, {type: 'null'}]}
            input: {oneOf: [{type: string}, {type: array, items: {type: string}}, {type: array, items: {type: integer}}, {type: array, items: {type: array, items: {type: integer}}}]}
            content: {oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Part'}}]}
            choice: {oneOf: [{type: string, enum: [none, auto]}, {$ref: '#/components/schemas/Named'}, {$ref: '#/components/schemas/Allowed'}]}
            mixed: {enum: [auto, 1, true]}
            value: {$ref: '#/components/schemas/Json'}
            nothing: {oneOf: []}
            either: {anyOf: [{$ref: '#/components/schemas/Named'}, {type: object, additionalProperties: {type: string}}]}
            one: {oneOf: [{allOf: [{$ref: '#/components/schemas/Named'}], description: alone}]}
        Part: {oneOf: [{$ref: '#/components/schemas/TextPart'}, {$ref: '#/components/schemas/LinkPart'}]}
        TextPart: {type: object, required: [type, text], properties: {type: {const: text}, text: {type: string}}}
        LinkPart: {type: object, required: [type, url], properties: {type: {const: link}, url: {type: string}}}
        Named: {type: object, required: [name], properties: {name: {type: string}}}
        Allowed: {type: object, required: [tools], properties: {tools: {type: array, items: {type: string}}}}
        Json: {anyOf: [{type: string}, {type: number}, {type: array, items: {$ref: '#/components/schemas/Json'}}, {type: object, additionalProperties: {$ref: '#/components/schemas/Json'}}]}
        """;

    [TestCase("stop", "\"a\"", "Text")]
    [TestCase("stop", "[\"a\",\"b\"]", "Texts")]
    [TestCase("stop", "{\"later\":[1]}", null)]
    [TestCase("input", "[\"a\"]", "Texts")]
    [TestCase("input", "[1,2]", "Numbers")]
    [TestCase("input", "[[1],[2,3]]", "NumbersList")]
    [TestCase("content", "\"a\"", "Text")]
    [TestCase("content", "[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"link\",\"url\":\"u\"},{\"type\":\"later\",\"x\":1}]", "Parts")]
    [TestCase("choice", "\"auto\"", "Text")]
    [TestCase("choice", "\"later\"", "Text")]
    [TestCase("choice", "{\"name\":\"a\"}", "Named")]
    [TestCase("choice", "{\"tools\":[\"a\"]}", "Allowed")]
    [TestCase("choice", "{\"x\":1}", null)]
    [TestCase("mixed", "1", "Number")]
    [TestCase("mixed", "true", "Boolean")]
    [TestCase("value", "{\"a\":[1.5,\"x\",{\"b\":\"c\"}]}", "Map")]
    [TestCase("either", "{\"name\":\"a\"}", "Named")]
    [TestCase("either", "{\"x\":\"y\"}", "Map")]
    public async Task Each_kind_is_read_and_written_back(string member, string json, string? accessor)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Schemas));

        var thing = twist.Read("Thing", $"{{\"{member}\":{json}}}");
        await twist.Client.Things.CreateThingAsync(thing);

        JToken.DeepEquals(Twist.Parse(twist.Server.Body)[member]!, Twist.Parse(json)).Should().BeTrue(twist.Server.Body);
        object union = ((object)thing).GetType().GetProperty(char.ToUpperInvariant(member[0]) + member[1..])!.GetValue((object)thing)!;
        union.GetType().GetProperties().Where(p => p.Name.StartsWith("As", System.StringComparison.Ordinal) && p.GetValue(union) is not null)
            .Select(p => p.Name[2..]).Should().BeEquivalentTo(accessor is null ? [] : new[] { accessor });
    }

    [Test]
    public async Task Unions_are_made_of_what_users_have_at_hand()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Schemas));
        dynamic thing = twist.New("Thing");

        thing.Stop = new[] { "a", "b" };
        thing.Input = new List<string> { "x" };
        thing.Content = "hello";
        thing.Choice = twist.Value("ThingChoiceText", "auto");
        thing.Value = 3;
        await twist.Client.Things.CreateThingAsync(thing);
        var first = twist.Server.Body;
        dynamic named = twist.New("Named");
        named.Name = "f";
        thing.Choice = named;
        thing.Input = new[] { 1, 2 };
        thing.Stop = "end";
        await twist.Client.Things.CreateThingAsync(thing);

        JToken.DeepEquals(JToken.Parse(first), JToken.Parse("""{"stop":["a","b"],"input":["x"],"content":"hello","choice":"auto","value":3.0}""")).Should().BeTrue(first);
        JToken.DeepEquals(JToken.Parse(twist.Server.Body), JToken.Parse("""{"stop":"end","input":[1,2],"content":"hello","choice":{"name":"f"},"value":3.0}""")).Should().BeTrue(twist.Server.Body);
        ((bool)thing.Stop.Equals(twist.Read("Thing", "{\"stop\":\"end\"}").Stop)).Should().BeTrue();
        ((string)thing.Stop.ToString()).Should().NotContain("end");
    }

    [Test]
    public async Task A_union_that_has_no_branches_is_raw_and_one_of_one_branch_is_that_branch()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Schemas));

        twist.PropertyType("Thing", "Nothing").Should().Be("RawJson");
        twist.PropertyType("Thing", "One").Should().Be("Named");
        twist.PropertyType("Thing", "Stop").Should().Be("ThingStop");
    }

    [Test]
    public async Task A_file_or_its_address_goes_into_a_form()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Form(
            "Thing:\n  type: object\n  properties:\n    image: {oneOf: [{type: string, format: binary}, {type: string, format: uri}]}\n    images: {oneOf: [{type: array, items: {type: string, format: binary}}, {type: string}]}"));
        dynamic thing = twist.New("Thing");

        thing.Image = "https://example.com/a.png";
        thing.Images = FilePart.FromBytes(new byte[] { 1, 2 }, "b.png", "image/png");
        await twist.Client.Things.CreateThingAsync(thing);
        var first = twist.Server.Parts;
        thing.Image = FilePart.FromBytes(new byte[] { 1, 2, 3 }, "a.png", "image/png");
        thing.Images = null;
        await twist.Client.Things.CreateThingAsync(thing);

        first.Should().Equal(("image", "https://example.com/a.png"), ("images", "b.png image/png 2"));
        twist.Server.Parts.Should().Equal(("image", "a.png image/png 3"));
    }

    [TestCase("allOf: [{type: string}, {type: integer}]", "RawJson", "\"a\"")]
    [TestCase("allOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {a: {type: integer}}}]", "ThingValue", "{\"a\":1}")]
    [TestCase("allOf: [{$ref: '#/components/schemas/Thing'}, {properties: {more: {type: string}}}]", "ThingValue", "{\"value\":{\"more\":\"a\"},\"more\":\"b\"}")]
    [TestCase("type: 'null'", "RawJson", "null")]
    [TestCase("anyOf: [{type: 'null'}]", "RawJson", "null")]
    [TestCase("oneOf: []", "RawJson", "{\"a\":[1]}")]
    [TestCase("type: object\nproperties: {a: {type: string}}\noneOf: [{required: [a]}, {required: [b]}]", "ThingValue", "{\"b\":\"x\"}")]
    [TestCase("oneOf: [{required: [a]}, {required: [b]}]", "RawJson", "{\"b\":\"x\"}")]
    [TestCase("type: object\nproperties: {a: {type: string}, b: {type: integer}}\nanyOf: [{required: [a]}, {required: [b]}]", "ThingValue", "{\"a\":\"x\",\"b\":2}")]
    [TestCase("type: object\nproperties: {a: {type: string}}\noneOf: [{properties: {b: {type: string}}}, {properties: {c: {type: string}}}]", "ThingValue", "{\"a\":\"x\",\"c\":\"y\"}")]
    [TestCase("type: array\nprefixItems: [{type: string}, {type: integer}]", "IList<ThingValueItem>", "[\"a\",1]")]
    [TestCase("type: integer\nminimum: -99999999999999999999999\nmaximum: 99999999999999999999999", "Int64?", "9007199254740993")]
    [TestCase("type: integer\nminimum: -9223372036854776000\nmaximum: 9223372036854776000", "Int64?", "-9223372036854775808")]
    [TestCase("type: integer\nminimum: 0\nmaximum: 18446744073709551615", "Int64?", "9223372036854775807")]
    [TestCase("type: number\nmaximum: 1e999", "Double?", "1.5")]
    [TestCase("const: {a: 1}", "IDictionary<String, RawJson>", "{\"a\":1}")]
    public async Task What_is_unlike_is_sent_and_read_all_the_same(string schema, string type, string json)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo("Thing:\n  type: object\n  properties:\n    value:\n" + Specs.Indent(schema, 6)));
        twist.Server.Answer($"{{\"value\":{json}}}");

        var response = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", $"{{\"value\":{json}}}"));

        twist.PropertyType("Thing", "Value").Should().Be(type);
        var sent = Twist.Parse(twist.Server.Body)["value"];
        JToken.DeepEquals(sent, Twist.Parse(json)).Should().BeTrue(twist.Server.Body);
        JToken.DeepEquals(Twist.Write((object)response)["value"], sent).Should().BeTrue();
    }
}
