using System.Text.Json;
using Json.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Stubs;

/// <summary>What is made from a schema keeps its rules, as somebody else reads them; what cannot be made hurts nobody else.</summary>
[TestFixture]
internal sealed class SampleTests
{
    private static readonly EvaluationOptions Formats = new() { RequireFormatValidation = true };

    [Test]
    public void A_sample_of_any_schema_keeps_its_rules([Range(0, 9)] int tens)
    {
        var missing = 0;
        for (var seed = tens * 200; seed < (tens + 1) * 200; seed++)
        {
            var schema = new RandomSchema(seed).Next();

            var sample = SampleMaker.Make(new SchemaResolver([]), schema);

            missing += sample is null ? 1 : 0;
            if (sample is not null)
            {
                IsValid(schema, sample).Should().BeTrue($"seed {seed}: {sample.ToString(Formatting.None)} is a sample of {schema.ToString(Formatting.None)}");
            }
        }

        missing.Should().BeLessThan(20, "nearly all of these schemas allow something");
    }

    [TestCase("""{"type":"integer","minimum":-9223372036854776000}""")]
    [TestCase("""{"type":"integer","maximum":123456789012345678901234567890}""")]
    [TestCase("""{"type":"number","minimum":1e308}""")]
    [TestCase("""{"type":"integer","minimum":0,"exclusiveMinimum":true}""")]
    [TestCase("""{"type":"integer","minimum":10,"multipleOf":7}""")]
    [TestCase("""{"type":"number","multipleOf":0}""")]
    [TestCase("""{"type":"string","maxLength":9223372036854775807,"minLength":1.0}""")]
    [TestCase("""{"type":"string","pattern":"(?<!x)^[[:alpha:]"}""")]
    [TestCase("""{"type":"string","minLength":"three"}""")]
    [TestCase("""{"oneOf":[]}""")]
    [TestCase("""{"type":["string","integer","null"]}""")]
    [TestCase("""{"type":"array"}""")]
    [TestCase("""{"type":"array","minItems":3,"uniqueItems":true,"items":{"type":"string","maxLength":2}}""")]
    [TestCase("""{"type":"array","minItems":2,"uniqueItems":true,"items":{"type":"boolean"}}""")]
    [TestCase("""{"type":"object","minProperties":2,"additionalProperties":{"type":"integer"}}""")]
    [TestCase("""{"oneOf":[{"required":["a"]},{"required":["b"]}],"properties":{"a":{"type":"string"},"b":{"type":"string"}}}""")]
    public void A_schema_with_odd_limits_has_a_sample(string schema)
    {
        SampleMaker.Make(new SchemaResolver([]), JObject.Parse(schema)).Should().NotBeNull();
    }

    [TestCase("""{"type":"string","minLength":9223372036854775807}""")]
    [TestCase("""{"type":"integer","minimum":5,"maximum":1}""")]
    [TestCase("""{"type":"array","minItems":100000000,"items":{"type":"string"}}""")]
    [TestCase("""{"type":"string","pattern":"^a$","minLength":5}""")]
    [TestCase("""{"allOf":[{"type":"string"},{"type":"object"}]}""")]
    [TestCase("""{"type":"object","required":["a"],"properties":{"a":false}}""")]
    [TestCase("""{"enum":[]}""")]
    [TestCase("""{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/components/schemas/Endless"}}}""")]
    public void A_schema_that_allows_nothing_has_none(string schema)
    {
        SampleMaker.Make(new SchemaResolver(Recursive()), JObject.Parse(schema)).Should().BeNull();
    }

    [TestCase("Tree", """{"name":"text","children":[]}""")]
    [TestCase("Self", "{}")]
    [TestCase("Loop", """{"a":"text"}""")]
    [TestCase("Twins", """{"left":null,"right":null}""")]
    public void A_schema_that_contains_itself_ends(string name, string sample)
    {
        var resolver = new SchemaResolver(Recursive());

        var made = SampleMaker.Make(resolver, new JObject { ["$ref"] = "#/components/schemas/" + name });

        JToken.DeepEquals(made, JObject.Parse(sample)).Should().BeTrue($"{made} was made");
    }

    [Test]
    public async Task An_operation_without_a_sample_leaves_the_others_served()
    {
        var document = JObject.Parse("""
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{
              "/v1/odd":{"post":{"operationId":"odd","requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["n"],"properties":{"n":{"type":"integer","minimum":9,"maximum":1}}}}}},
                "responses":{"200":{"description":"x","content":{"application/json":{"schema":{"type":"string","minLength":5,"maxLength":1}}}}}}},
              "/v1/plain":{"get":{"operationId":"plain","responses":{"200":{"description":"x","content":{"application/json":{"schema":{"type":"object","properties":{"n":{"type":"integer","minimum":-9223372036854776000}}}}}}}}}}}
            """);
        await using var server = await StubServer.StartAsync(document);

        var plain = await Answer.To(server, HttpMethod.Get, "v1/plain", authorization: null);
        var odd = await Answer.To(server, HttpMethod.Post, "v1/odd", new StringContent("""{"n":5}""", System.Text.Encoding.UTF8, "application/json"), authorization: null);

        plain.Status.Should().Be(200, plain.Text);
        plain.Json["n"]!.Type.Should().Be(JTokenType.Integer);
        odd.Status.Should().Be(400, odd.Text);
    }

    private static bool IsValid(JObject schema, JToken sample)
    {
        var judge = JsonSchema.FromText(schema.ToString(Formatting.None));
        using var value = JsonDocument.Parse(sample.ToString(Formatting.None));
        return judge.Evaluate(value.RootElement, Formats).IsValid;
    }

    private static JObject Recursive() => JObject.Parse("""
        {"components":{"schemas":{
          "Tree":{"type":"object","properties":{"name":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}},"parent":{"$ref":"#/components/schemas/Tree"}},"required":["children"]},
          "Self":{"allOf":[{"$ref":"#/components/schemas/Self"}],"type":"object"},
          "Loop":{"anyOf":[{"$ref":"#/components/schemas/Loop"},{"type":"object","properties":{"a":{"type":"string"}}}]},
          "Twins":{"type":"object","required":["left","right"],"properties":{"left":{"anyOf":[{"type":"null"},{"$ref":"#/components/schemas/Endless"}]},"right":{"anyOf":[{"$ref":"#/components/schemas/Endless"},{"type":"null"}]}}},
          "Endless":{"type":"object","required":["next","again"],"properties":{"next":{"$ref":"#/components/schemas/Endless"},"again":{"$ref":"#/components/schemas/Endless"}}}
        }}}
        """);
}
