using System.Text;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Stubs;

/// <summary>Errors that the document shows no example of.</summary>
public sealed class MadeErrorTests
{
    [TestCase(400, "invalid_request_error", "invalid_request")]
    [TestCase(401, "authentication_error", "invalid_api_key")]
    [TestCase(429, "rate_limit_error", "rate_limit_exceeded")]
    [TestCase(500, "server_error", "server_error")]
    public void They_say_what_servers_say_with_their_status(int status, string type, string code)
    {
        var error = Made(status, "{type: 'object', properties: {error: {type: 'object', properties: {message: {type: 'string'}, type: {type: 'string'}, param: {type: 'string', nullable: true}, code: {type: 'string'}}}}}");

        ((string?)error["error"]!["type"]).Should().Be(type);
        ((string?)error["error"]!["code"]).Should().Be(code);
        ((string?)error["error"]!["message"]).Should().Be($"The request was refused with status {status}.");
        error["error"]!["param"]!.Type.Should().Be(JTokenType.Null);
    }

    [Test]
    public void They_keep_to_the_values_that_the_document_lists()
    {
        var error = Made(400, "{type: 'object', properties: {message: {type: 'string', enum: ['bad']}, type: {type: 'string', enum: ['wrong']}, code: {type: 'string', example: 'E17', enum: ['E17']}}}");

        error.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"message":"bad","type":"wrong","code":"E17"}""");
    }

    private static JObject Made(int status, string schema)
    {
        var document = JObject.Parse("{paths: {'/things': {get: {operationId: 'getThing', responses: {'" + status + "': {description: '', content: {'application/json': {schema: " + schema + "}}}}}}}}");
        var response = new DocumentReader(new SchemaResolver(document)).Read().Single().Responses.Single();
        return JObject.Parse(Encoding.UTF8.GetString(response.Body));
    }
}
