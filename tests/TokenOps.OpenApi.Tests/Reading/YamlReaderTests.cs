using System.Linq;
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
    [TestCase("0o17", "15")]
    [TestCase("on", "\"on\"")]
    [TestCase("2024-01-01T00:00:00Z", "\"2024-01-01T00:00:00Z\"")]
    [TestCase("12:30:45", "\"12:30:45\"")]
    [TestCase("1_000", "\"1_000\"")]
    [TestCase("!!str 1", "\"1\"")]
    [TestCase("!!int '1'", "1")]
    [TestCase(".inf", "\".inf\"")]
    [TestCase("1e999", "\"1e999\"")]
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
    [TestCase("a: &x [*x]", 1)]
    [TestCase("a: 1\nb: *x", 2)]
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
    public void What_a_mapping_says_itself_counts_before_what_it_merges()
    {
        var token = YamlReader.Read("a: &a {x: 1, y: 1}\nb: &b {x: 2, z: 2}\nc:\n  x: 0\n  <<: [*b, *a]\n", "a.yaml");

        token["c"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"x":0,"z":2,"y":1}""");
    }

    [Test]
    public void The_last_of_a_key_that_stands_twice_counts_and_is_noted()
    {
        var notes = new DiagnosticBag();

        var token = YamlReader.Read("a: 1\nb: 2\na: 3\n", "a.yaml", notes);

        token["a"]!.Value<int>().Should().Be(3);
        notes.Items.Should().ContainSingle().Which.ToString().Should().StartWith("a.yaml(3,1): message TOPS101: the key 'a' stands twice");
    }

    [Test]
    public void A_byte_order_mark_and_the_line_ends_of_Windows_are_read()
    {
        var token = YamlReader.Read("\uFEFFa:\r\n  - b\r\n", "a.yaml");

        token["a"]![0]!.ToString().Should().Be("b");
    }

    [Test]
    public void Aliases_that_multiply_are_refused_with_their_line()
    {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(0, 20).Select(i =>
            $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(", ", Enumerable.Repeat("*" + (char)('a' + i), 10))}]\n"));

        var reading = () => YamlReader.Read(bomb, "a.yaml");

        var diagnostic = reading.Should().Throw<SpecException>().Which.Diagnostic;
        diagnostic.Code.Should().Be(DiagnosticCodes.LimitExceeded);
        diagnostic.Location.Line.Should().BeInRange(5, 9);
    }

    [Test]
    public void Aliases_that_nest_are_refused_like_any_nesting()
    {
        var nest = "k0: &k0 [x]\n" + string.Concat(Enumerable.Range(1, 500).Select(i => $"k{i}: &k{i} [*k{i - 1}]\n"));

        var reading = () => YamlReader.Read(nest, "a.yaml");

        reading.Should().Throw<SpecException>().Which.Diagnostic.Code.Should().Be(DiagnosticCodes.LimitExceeded);
    }

    [Test]
    public void Nesting_without_end_is_refused_instead_of_overflowing_the_stack()
    {
        var reading = () => YamlReader.Read(new string('[', 5000) + new string(']', 5000), "a.yaml");

        reading.Should().Throw<SpecException>();
    }
}
