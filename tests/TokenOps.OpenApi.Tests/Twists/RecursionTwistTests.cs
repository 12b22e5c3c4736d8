using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Schemas that contain themselves, directly or through unions, lists, maps and each other.</summary>
public sealed class RecursionTwistTests
{
    private const string Schemas =
        """
        Thing:
          type: object
          properties:
            any: {$ref: '#/components/schemas/Any'}
            rule: {$ref: '#/components/schemas/Rule'}
            route: {$ref: '#/components/schemas/Route'}
            outline: {$ref: '#/components/schemas/Outline'}
            grammar: {$ref: '#/components/schemas/Grammar'}
            loop: {$ref: '#/components/schemas/Loop'}
        Any: {oneOf: [{type: string}, {type: number}, {type: boolean}, {type: array, items: {$ref: '#/components/schemas/Any'}}, {type: object, additionalProperties: {$ref: '#/components/schemas/Any'}}]}
        Rule: {type: object, properties: {sign: {type: string}, operand: {oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Rule'}}]}}}
        Route: {anyOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Route'}}]}
        Outline: {oneOf: [{$ref: '#/components/schemas/Leaf'}, {$ref: '#/components/schemas/Branch'}]}
        Leaf: {type: object, required: [kind], properties: {kind: {const: leaf}, text: {type: string}}}
        Branch: {type: object, required: [kind], properties: {kind: {const: branch}, below: {type: array, items: {$ref: '#/components/schemas/Outline'}}}}
        Grammar: {type: object, $dynamicAnchor: grammar, properties: {type: {type: string}, items: {$dynamicRef: '#grammar'}, properties: {type: object, additionalProperties: {$recursiveRef: '#'}}}}
        Loop: {allOf: [{type: object, properties: {name: {type: string}}}, {type: object, properties: {next: {allOf: [{$ref: '#/components/schemas/Loop'}]}}}]}
        """;

    [TestCase("any", "\"a\"")]
    [TestCase("any", "[1.5,\"a\",[true,[]],{\"b\":{\"c\":[false]}}]")]
    [TestCase("rule", "{\"sign\":\"=\",\"operand\":\"a\"}")]
    [TestCase("rule", "{\"sign\":\"and\",\"operand\":[{\"sign\":\"or\",\"operand\":[{\"operand\":\"b\"}]},{\"operand\":\"c\"}]}")]
    [TestCase("route", "[\"a\",[\"b\",[[\"c\"]]]]")]
    [TestCase("outline", "{\"kind\":\"branch\",\"below\":[{\"kind\":\"leaf\",\"text\":\"a\"},{\"kind\":\"branch\",\"below\":[{\"kind\":\"new\",\"x\":1}]}]}")]
    [TestCase("grammar", "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}")]
    [TestCase("loop", "{\"name\":\"a\",\"next\":{\"name\":\"b\",\"next\":{\"name\":\"c\"}}}")]
    public async Task What_contains_itself_is_read_and_written_back(string member, string json)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Schemas));
        var thing = $"{{\"{member}\":{json}}}";
        twist.Server.Answer(thing);

        var response = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", thing));

        JToken.DeepEquals(Twist.Parse(twist.Server.Body), Twist.Parse(thing)).Should().BeTrue(twist.Server.Body);
        JToken.DeepEquals(Twist.Write((object)response), Twist.Parse(thing)).Should().BeTrue();
    }

    [Test]
    public async Task What_contains_itself_has_its_own_type_at_every_depth()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo(Schemas));

        var thing = twist.Read("Thing", "{\"rule\":{\"operand\":[{\"operand\":\"b\"}]},\"any\":[{\"b\":1}],\"route\":[[\"c\"]],\"outline\":{\"kind\":\"branch\",\"below\":[{\"kind\":\"leaf\",\"text\":\"d\"}]},\"grammar\":{\"items\":{\"type\":\"e\"}},\"loop\":{\"next\":{\"name\":\"f\"}}}");

        ((string)thing.Rule.Operand.AsRules[0].Operand.AsText).Should().Be("b");
        ((double)thing.Any.AsAnys[0].AsMap["b"].AsNumber).Should().Be(1);
        ((string)thing.Route.AsRoutes[0].AsRoutes[0].AsText).Should().Be("c");
        ((string)thing.Outline.Below[0].Text).Should().Be("d");
        ((string)thing.Grammar.Items.Type).Should().Be("e");
        ((string)thing.Loop.Next.Name).Should().Be("f");
    }
}
