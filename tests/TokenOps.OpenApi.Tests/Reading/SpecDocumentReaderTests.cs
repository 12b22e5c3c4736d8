using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Tests.Reading;

public sealed class SpecDocumentReaderTests
{
    [TestCase("{\"openapi\": \"3.1.0\",\n \"info\": {\"title\": \"t\", \"version\": \"1\"},\n\t\"paths\": {}}", "a.json")]
    [TestCase("  { \"openapi\": \"3.0.3\", \"info\": {\"title\": \"\\ud83d\\ude00\", \"version\": \"1\"}, \"paths\": {} }", "a.yaml")]
    [TestCase("openapi: 3.1\ninfo: {title: t, version: 1}\npaths:\ncomponents: {}\ntags:\n", "a.yaml")]
    [TestCase("openapi: 3.1.0\ninfo: {title: t, version: 1}\nwebhooks: {}\n", "a.yaml")]
    public void Documents_are_read_as_they_are_published(string text, string file)
    {
        var document = SpecDocumentReader.Read(text, file);

        document.Root["info"]!["title"]!.ToString().Should().NotBeEmpty();
    }

    [Test]
    public void JSON_knows_its_lines_and_keeps_its_numbers()
    {
        var document = SpecDocumentReader.Read("{\"openapi\": \"3.1.0\",\n\"paths\": {},\n\"x-a\": [0.1, 123456789012345678901234567890, 1e300, true, null, \"2024-01-01T00:00:00Z\"]}", "a.json");

        document.Root["x-a"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""[0.1,123456789012345678901234567890,1E+300,true,null,"2024-01-01T00:00:00Z"]""");
        SourceMap.Locate(document.Root["x-a"]!).Line.Should().Be(3);
    }

    [TestCase("swagger: '2.0'\ninfo: {title: t, version: 1}\npaths: {}\n", "Swagger 2.0")]
    [TestCase("openapi: 4.0.0\ninfo: {title: t, version: 1}\npaths: {}\n", "found '4.0.0'")]
    [TestCase("openapi: {a: 1}\npaths: {}\n", "expected OpenAPI 3.0 or 3.1")]
    [TestCase("openapi: 3.1.0\npaths: []\n", "'paths' to be of type Object")]
    [TestCase("openapi: 3.1.0\ninfo: {title: t}\n", "neither 'paths' nor 'components' nor 'webhooks'")]
    [TestCase("- a\n", "not a mapping")]
    [TestCase("", "empty")]
    public void What_is_no_OpenAPI_document_is_refused_with_a_clear_line(string text, string message)
    {
        var reading = () => SpecDocumentReader.Read(text, "a.yaml");

        var diagnostic = reading.Should().Throw<SpecException>().Which.Diagnostic;
        diagnostic.Code.Should().Be(DiagnosticCodes.NotOpenApi);
        diagnostic.Message.Should().Contain(message);
    }

    [TestCase("{\"openapi\": \"3.1.0\", \"paths\": {}", 1)]
    [TestCase("{\"openapi\": \"3.1.0\",\n \"paths\": }", 2)]
    [TestCase("{} {}", 1)]
    public void What_is_no_JSON_is_refused_with_its_line(string text, int line)
    {
        var reading = () => SpecDocumentReader.Read(text, "a.json");

        var diagnostic = reading.Should().Throw<SpecException>().Which.Diagnostic;
        diagnostic.Code.Should().Be(DiagnosticCodes.InvalidYaml);
        diagnostic.Location.Line.Should().Be(line);
    }

    [Test]
    public void Nesting_without_end_is_refused_in_JSON_too()
    {
        var reading = () => SpecDocumentReader.Read("{\"openapi\": \"3.1.0\", \"x\": " + new string('[', 100_000), "a.json");

        reading.Should().Throw<SpecException>().Which.Diagnostic.Code.Should().Be(DiagnosticCodes.LimitExceeded);
    }

    [Test]
    public void The_first_document_that_is_OpenAPI_counts()
    {
        var notes = new DiagnosticBag();

        var document = SpecDocumentReader.Read("title: cover\n---\nopenapi: 3.1.0\npaths: {}\n---\nopenapi: 3.0.0\npaths: {}\n", "a.yaml", notes);

        document.Root["openapi"]!.ToString().Should().Be("3.1.0");
        notes.Items.Should().HaveCount(2).And.OnlyContain(n => n.Code == DiagnosticCodes.Ignored);
    }

    [Test]
    public void A_newer_version_is_read_as_what_is_known_and_noted()
    {
        var notes = new DiagnosticBag();

        SpecDocumentReader.Read("openapi: 3.2.0\npaths: {}\n", "a.yaml", notes);

        notes.Items.Should().ContainSingle().Which.Message.Should().Contain("3.2.0");
    }
}
