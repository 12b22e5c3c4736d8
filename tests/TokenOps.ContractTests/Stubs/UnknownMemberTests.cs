using System.Text;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.ContractTests.Stubs;

/// <summary>Members that the document does not name, and what an error says about a member.</summary>
[TestFixture]
internal sealed class UnknownMemberTests
{
    private const string Json = "application/json";

    [TestCase(null, false, true)]
    [TestCase(null, true, false)]
    [TestCase("true", true, true)]
    [TestCase("{\"type\":\"integer\"}", true, true)]
    [TestCase("false", false, false)]
    [TestCase("false", true, false)]
    public void A_member_is_taken_where_the_document_allows_it_unless_the_stubs_are_strict(string? additional, bool isStrict, bool isTaken)
    {
        var schema = JObject.Parse("""{"type":"object","properties":{"name":{"type":"string"}}}""");
        if (additional is not null)
            schema["additionalProperties"] = JToken.Parse(additional);
        var definitions = StubDefinitionSet.Create(Document(schema), isStrict);

        var response = Respond(definitions, """{"name":"a","colour":1}""");

        response.Status.Should().Be(isTaken ? 200 : 400);
    }

    [Test]
    public async Task The_server_takes_it_unless_it_is_strict([Values] bool isStrict)
    {
        var document = Document(JObject.Parse("""{"type":"object","properties":{"name":{"type":"string"}}}"""));
        await using var server = await StubServer.StartAsync(document, new StubServerOptions { IsStrict = isStrict });

        var answer = await Answer.To(server, HttpMethod.Post, "things", new StringContent("""{"colour":1}""", Encoding.UTF8, Json));

        answer.Status.Should().Be(isStrict ? 400 : 200, answer.Text);
    }

    [TestCase("""{"size":"small"}""", "name", "missing_required_parameter")]
    [TestCase("""{"name":"a","size":"large"}""", "size", "invalid_value")]
    [TestCase("""{"name":1}""", "name", "invalid_type")]
    [TestCase("""{"name":"a","colour":1}""", "colour", "unknown_parameter")]
    [TestCase("{", null, "invalid_value")]
    public void An_error_names_its_type_the_member_and_a_code(string body, string? param, string code)
    {
        var schema = JObject.Parse("""{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"size":{"enum":["small"]}}}""");

        var error = JObject.Parse(Encoding.UTF8.GetString(Respond(StubDefinitionSet.Create(Document(schema)), body).Body.Span))["error"]!;

        (error.Value<string>("type"), error.Value<string>("param"), error.Value<string>("code")).Should().Be(("invalid_request_error", param, code));
        error.Value<string>("message").Should().NotBeEmpty();
    }

    [TestCase("""{"type":"object","properties":{"error":{"type":"object","properties":{"code":{"type":"string"},"message":{"type":"string"},"param":{"type":["string","null"]},"type":{"type":"string"}}}}}""")]
    [TestCase("""{"type":"object","properties":{"error":{"type":"object","properties":{"message":{"type":"string"}}}}}""")]
    public void The_documents_own_error_is_filled_in(string error)
    {
        var response = Respond(StubDefinitionSet.Create(Document(Named(), error)), "{}");

        var told = JObject.Parse(Encoding.UTF8.GetString(response.Body.Span))["error"]!;
        (told.Value<string>("type"), told.Value<string>("param")).Should().Be(("invalid_request_error", "name"));
        told.Value<string>("message").Should().Contain("name: required");
    }

    [TestCase("""{"type":"object","additionalProperties":false,"properties":{"problem":{"type":"string"}}}""")]
    [TestCase("""{"type":"object","properties":{"error":{"type":"object","properties":{"type":{"enum":["user","server"]},"message":{"type":"string"}}}}}""")]
    public void What_the_error_schema_rules_out_is_not_written(string error)
    {
        var document = Document(Named(), error);

        var body = JObject.Parse(Encoding.UTF8.GetString(Respond(StubDefinitionSet.Create(document), "{}").Body.Span));

        new SchemaJudge(new SchemaResolver(document)).Judge(string.Empty, body, JObject.Parse(error)).Should().BeEmpty();
        body.ToString().Should().Contain("name: required");
    }

    private static JObject Named() => JObject.Parse("""{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}""");

    private static StubResponse Respond(StubDefinitionSet definitions, string body)
    {
        var headers = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = [Json] };
        var content = Encoding.UTF8.GetBytes(body);
        return definitions.Find(new ReceivedRequest("POST", "/things", headers, content)).Respond(headers, content);
    }

    private static JObject Document(JObject body, string? error = null)
    {
        var document = JObject.Parse("""
            {
              "openapi": "3.1.0", "info": { "title": "Things", "version": "1" },
              "paths": { "/things": { "post": {
                "operationId": "createThing",
                "requestBody": { "required": true, "content": { "application/json": {} } },
                "responses": { "200": { "description": "Made.", "content": { "application/json": { "example": { "done": true } } } } }
              } } }
            }
            """);
        var operation = (JObject)document["paths"]!["/things"]!["post"]!;
        operation["requestBody"]!["content"]![Json]!["schema"] = body;
        if (error is not null)
            operation["responses"]!["400"] = new JObject { ["description"] = "Refused.", ["content"] = new JObject { [Json] = new JObject { ["schema"] = JObject.Parse(error) } } };
        return document;
    }
}
