using System.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests.Lowering;

public sealed class SecurityTests
{
    [TestCase("{type: http, scheme: Bearer}", "Bearer")]
    [TestCase("{type: http, scheme: basic}", "Basic")]
    [TestCase("{type: oauth2, flows: {}}", "Bearer")]
    [TestCase("{type: openIdConnect, openIdConnectUrl: 'https://x.example'}", "Bearer")]
    [TestCase("{type: apiKey, in: header, name: X-Key}", "ApiKeyHeader(\"X-Key\")")]
    [TestCase("{type: apiKey, in: query, name: key}", "ApiKeyQuery(\"key\")")]
    [TestCase("{type: apiKey, in: cookie, name: session}", "ApiKeyCookie(\"session\")")]
    public void Schemes_that_the_client_speaks_get_the_key(string scheme, string expected)
    {
        var compilation = Compile("[{Key: []}]", "Key: " + scheme);

        compilation.Diagnostics.Should().BeEmpty();
        Security(compilation).Should().Be(expected);
    }

    [TestCase("{type: mutualTLS}")]
    [TestCase("{type: http, scheme: digest}")]
    [TestCase("{type: apiKey, in: header, name: 'no header'}")]
    public void Where_the_client_speaks_no_scheme_the_caller_adds_the_credentials_and_a_note_says_so(string scheme)
    {
        var compilation = Compile("[{Key: []}]", "Key: " + scheme);

        compilation.Errors.Should().BeEmpty();
        compilation.Notes.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.CallerAuthorizes);
        Security(compilation).Should().Be("None");
    }

    [TestCase("[{Tls: []}, {Key: []}]", "Bearer")]
    [TestCase("[{}, {Key: []}]", "Bearer.Optional")]
    [TestCase("[{}]", "None")]
    [TestCase("[]", "None")]
    public void Requirements_are_alternatives(string security, string expected)
    {
        var compilation = Compile(security, "Key: {type: http, scheme: bearer}\nTls: {type: mutualTLS}");

        compilation.Diagnostics.Should().BeEmpty();
        Security(compilation).Should().Be(expected);
    }

    [Test]
    public void Of_schemes_that_are_wanted_together_the_first_that_is_spoken_gets_the_key_and_a_note_says_so()
    {
        var compilation = Compile("[{Tls: [], Key: []}]", "Key: {type: http, scheme: bearer}\nTls: {type: mutualTLS}");

        compilation.Notes.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.CallerAuthorizes);
        Security(compilation).Should().Be("Bearer");
    }

    [Test]
    public void A_scheme_that_is_nowhere_described_is_taken_for_a_bearer_token()
    {
        var compilation = Compile("[{Missing: []}]", "Key: {type: http, scheme: bearer}");

        compilation.Errors.Should().BeEmpty();
        compilation.Notes.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.CallerAuthorizes);
        Security(compilation).Should().Be("Bearer");
    }

    [Test]
    public void A_page_that_has_only_a_header_parameter_for_the_key_gets_the_key()
    {
        var compilation = Specs.Compile(Specs.Header + "paths:\n  /x:\n    get:\n      operationId: getX\n      tags: [T]\n      parameters: [{name: Authorization, in: header, required: true, example: 'Bearer {{KEY}}', schema: {type: string}}]\n      responses: {'204': {description: ok}}\n");

        Security(compilation).Should().Be("Bearer");
    }

    [Test]
    public void Schemes_of_one_name_that_differ_stay_two()
    {
        var compilation = Specs.CompileAll(
            Document("/x", "[{Key: []}]", "Key: {type: http, scheme: bearer}"),
            Document("/y", "[{Key: []}]", "Key: {type: apiKey, in: header, name: X-Key}"));

        compilation.Errors.Should().BeEmpty();
        Security(compilation).Should().Be("Bearer");
        Security(compilation, "/y").Should().Be("ApiKeyHeader(\"X-Key\")");
        compilation.Notes.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.Separated);
    }

    [Test]
    public void Addresses_of_servers_have_their_variables_replaced()
    {
        var compilation = Specs.CompileAll(
            "servers: [{url: 'https://{region}.example/{base}', variables: {region: {default: eu}, base: {enum: [v1, v2], default: v2}}}]\n" + Document("/x", "[]", "Key: {type: http, scheme: bearer}"),
            "servers: [{url: /relative}, {url: 'https://other.example'}]\n" + Document("/y", "[]", "Key: {type: http, scheme: bearer}"));

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Lowered.SelectToken("x-api.server")!.ToString().Should().Be("\"https://eu.example/v2\"");
        compilation.Lowered.SelectToken("paths['/x'].get.x-server").Should().BeNull();
        compilation.Lowered.SelectToken("paths['/y'].get.x-server")!.ToString().Should().Be("\"https://other.example\"");
    }

    [Test]
    public void Servers_without_an_absolute_address_are_noted()
    {
        var compilation = Specs.Compile("servers: [{url: /v1}]\n" + Document("/x", "[]", "Key: {type: http, scheme: bearer}"));

        compilation.Errors.Should().BeEmpty();
        compilation.Notes.Single().Message.Should().Contain("BaseAddress");
    }

    private static SpecCompilation Compile(string security, string schemes) => Specs.Compile(Document("/x", security, schemes));

    private static string Document(string path, string security, string schemes) =>
        Specs.Header + $"paths:\n  {path}:\n    get:\n      operationId: get{path[1..].ToUpperInvariant()}\n      tags: [T]\n      security: {security}\n      responses: {{'204': {{description: ok}}}}\ncomponents:\n  securitySchemes:\n" + Specs.Indent(schemes, 4);

    private static string Security(SpecCompilation compilation, string path = "/x") => compilation.Lowered["paths"]![path]!["get"]!["x-security"]!.ToString();
}
