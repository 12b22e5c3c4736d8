using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Stubs;

[TestFixture]
internal sealed class DefaultAnswerTests
{
    private const string Link = """{"items":[{"url":"https://example.com/1.png"}]}""";
    private const string Bytes = """{"items":[{"data":"AQID"}]}""";

    [TestCase("contentEncoding", "base64")]
    [TestCase("format", "byte")]
    public void An_example_that_brings_its_bytes_is_preferred_to_one_with_a_link(string keyword, string value)
    {
        var operation = StubDefinitionSet.Create(Document(keyword, value, ("link", Link), ("bytes", Bytes))).Operations.Single();

        operation.Success!.Name.Should().Be("bytes");
    }

    [TestCase("contentEncoding", "base64", Link)]
    [TestCase("title", "base64", Bytes)]
    public void Without_such_an_example_the_first_is_taken(string keyword, string value, string second)
    {
        var operation = StubDefinitionSet.Create(Document(keyword, value, ("first", Link), ("second", second))).Operations.Single();

        operation.Success!.Name.Should().Be("first");
    }

    [Test]
    public void Every_example_can_still_be_asked_for()
    {
        var names = StubDefinitionSet.Create(Document("contentEncoding", "base64", ("link", Link), ("bytes", Bytes))).Definitions.Select(definition => definition.Name);

        names.Should().Contain(name => name.EndsWith("-example-link", StringComparison.Ordinal)).And.Contain(name => name.EndsWith("-example-bytes", StringComparison.Ordinal));
    }

    private static JObject Document(string keyword, string value, params (string Name, string Example)[] examples)
    {
        var document = JObject.Parse($$"""
            {
              "paths": { "/a": { "get": { "operationId": "getA", "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Reply" } } } } } } } },
              "components": {
                "schemas": {
                  "Reply": { "type": "object", "properties": { "items": { "type": "array", "items": { "$ref": "#/components/schemas/Item" } } } },
                  "Item": { "type": "object", "properties": { "url": { "type": "string" }, "data": { "anyOf": [ { "type": "string", "{{keyword}}": "{{value}}" }, { "type": "null" } ] } } }
                }
              }
            }
            """);
        document.SelectToken("paths['/a'].get.responses['200'].content['application/json']")!["examples"] = new JObject(examples.Select(example => new JProperty(example.Name, new JObject { ["value"] = JObject.Parse(example.Example) })));
        return document;
    }
}
