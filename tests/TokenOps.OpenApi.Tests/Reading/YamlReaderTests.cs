using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Tests.Reading;

public sealed class YamlReaderTests
{
    [TestCase("n", "\"n\"")]
    [TestCase("no", "\"no\"")]
    [TestCase("'1'", "\"1\"")]
    [TestCase("2024-01-01", "\"2024-01-01\"")]
    [TestCase("1024x1024", "\"1024x1024\"")]
    [TestCase("true", "true")]
    [TestCase("~", "null")]
    [TestCase("null", "null")]
    [TestCase("'null'", "\"null\"")]
    [TestCase("0x1F", "31")]
    [TestCase("-7", "-7")]
    [TestCase("007", "7")]
    [TestCase("0.1", "0.1")]
    [TestCase("1e3", "1000.0")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("0.30000000000000000004", "0.30000000000000000004")]
    public void Plain_scalars_resolve_by_the_core_schema_of_YAML_1_2(string yaml, string json)
    {
        var token = YamlReader.Read("value: " + yaml, "a.yaml");

        token["value"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be(json);
    }

    [Test]
    public void Every_member_knows_its_line_and_column()
    {
        var token = YamlReader.Read("a:\n  b: 1\n  c:\n    - x\n", "a.yaml");

        SourceMap.Locate(token["a"]!["c"]![0]!).Should().Be(new SourceLocation("a.yaml", 4, 7));
        SourceMap.Locate(((JObject)token["a"]!).Property("b")!).Should().Be(new SourceLocation("a.yaml", 2, 3));
    }

    [Test]
    public void Clones_still_know_where_they_came_from()
    {
        var token = YamlReader.Read("a:\n  b: 1\n", "a.yaml");

        SourceMap.Locate(token.DeepClone()["a"]!["b"]!).Line.Should().Be(2);
    }

    [Test]
    public void Anchors_and_merge_keys_are_resolved()
    {
        var token = YamlReader.Read("base: &b\n  x: 1\ncopy:\n  <<: *b\n  y: 2\n", "a.yaml");

        token["copy"]!["x"]!.Value<int>().Should().Be(1);
        token["copy"]!["y"]!.Value<int>().Should().Be(2);
    }

    [TestCase("a: 1\nb: {x: [1, 2}\nc: 3", 2)]
    [TestCase("a:\n  b: 1\n c: 2", 3)]
    [TestCase("a: 1\na: 2", 2)]
    [TestCase("a: &x [*x]", 1)]
    [TestCase("? [a]\n: 1", 1)]
    public void What_is_not_YAML_or_not_JSON_is_refused_with_its_line(string yaml, int line)
    {
        var reading = () => YamlReader.Read(yaml, "a.yaml");

        var diagnostic = reading.Should().Throw<SpecException>().Which.Diagnostic;
        diagnostic.Code.Should().Be(DiagnosticCodes.InvalidYaml);
        diagnostic.Location.File.Should().Be("a.yaml");
        diagnostic.Location.Line.Should().Be(line);
    }

    [TestCase("")]
    [TestCase("a: 1\n---\nb: 2\n")]
    public void Exactly_one_document_is_expected(string yaml)
    {
        var reading = () => YamlReader.Read(yaml, "a.yaml");

        reading.Should().Throw<SpecException>().WithMessage("*one YAML document*");
    }

    [Test]
    public void Nesting_without_end_is_refused_instead_of_overflowing_the_stack()
    {
        var reading = () => YamlReader.Read(new string('[', 5000) + new string(']', 5000), "a.yaml");

        reading.Should().Throw<SpecException>();
    }
}
