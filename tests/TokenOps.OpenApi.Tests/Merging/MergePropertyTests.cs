using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Merging;

public sealed class MergePropertyTests
{
    private static readonly string[] Types =
    [
        "{type: string}", "{type: integer}", "{type: number}", "{type: boolean}", "{type: [string, 'null']}", "{type: string, enum: [a, b]}", "{type: string, enum: [c]}",
        "{type: array, items: {type: string}}", "{type: array, items: {$ref: '#/components/schemas/Leaf'}}", "{$ref: '#/components/schemas/Leaf'}", "{$ref: '#/components/schemas/Node'}",
        "{type: string, maxLength: 5}", "{type: string, format: date-time}", "{anyOf: [{type: string}, {type: integer}]}", "{anyOf: [{$ref: '#/components/schemas/Leaf'}, {type: 'null'}]}",
        "{type: object, properties: {x: {type: string}}}", "{type: object, additionalProperties: {type: string}}", "{}",
    ];

    [Test]
    public void Merging_is_deterministic_and_takes_nothing_from_documents_that_came_before([Range(0, 199)] int seed)
    {
        var random = new Random(seed);
        var documents = Enumerable.Range(0, random.Next(2, 6)).Select(i => Document(random, i)).ToArray();
        var count = random.Next(1, documents.Length);

        var some = Specs.CompileAll(documents[..count]);
        var all = Specs.CompileAll(documents);
        var again = Specs.CompileAll(documents);

        again.Merged.ToString().Should().Be(all.Merged.ToString());
        AssertContains(Schemas(some.Merged), Schemas(all.Merged));
        foreach (var path in ((JObject)some.Merged["paths"]!).Properties())
            all.Merged["paths"]![path.Name].Should().NotBeNull();
    }

    [Test]
    public void Merging_a_document_that_is_there_already_changes_nothing([Range(0, 99)] int seed)
    {
        var random = new Random(seed);
        var documents = Enumerable.Range(0, random.Next(1, 4)).Select(i => Document(random, i)).ToArray();

        var once = Specs.CompileAll(documents);
        var twice = Specs.CompileAll([.. documents, documents[0]]);

        twice.Merged.ToString().Should().Be(once.Merged.ToString());
    }

    // Every component keeps its name, every member its name, and a reference what it means, unless it became one branch of a union.
    private static void AssertContains(JObject subset, JObject superset)
    {
        foreach (var schema in subset.Properties())
        {
            superset.Should().ContainKey(schema.Name);
            var (before, after) = (schema.Value["properties"] as JObject ?? [], superset[schema.Name]!["properties"] as JObject ?? []);
            foreach (var property in before.Properties())
            {
                after.Should().ContainKey(property.Name);
                if (property.Value["$ref"] is { } reference)
                    after[property.Name]!.ToString().Should().Contain(reference.ToString());
            }
        }
    }

    private static JObject Schemas(JObject merged) => (JObject)merged["components"]!["schemas"]!;

    private static string Document(Random random, int index)
    {
        string Members() => string.Join(", ", ((string[])["a", "b", "c", "d"]).Where(_ => random.Next(3) > 0).Select(n => $"{n}: {Types[random.Next(Types.Length)]}"));
        string Required() => string.Join(", ", ((string[])["a", "b"]).Where(_ => random.Next(2) > 0));
        string Object() => $"{{type: object, required: [{Required()}], properties: {{{Members()}}}}}";
        var leaf = random.Next(6) == 0 ? "{type: string}" : Object();
        var lines = new List<string>
        {
            Specs.Header + "paths:",
            $"  /p{random.Next(3)}/{index}:",
            "    post: {operationId: op" + index + ", tags: [T], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}}, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Leaf'}}}}}}",
            "components:",
            "  schemas:",
            "    Leaf: " + leaf,
            "    Node: " + Object(),
        };
        return string.Join('\n', lines) + "\n";
    }
}
