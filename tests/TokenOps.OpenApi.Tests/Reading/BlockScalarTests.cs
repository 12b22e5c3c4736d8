using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Tests.Reading;

public sealed class BlockScalarTests
{
    [TestCase("a:\n  b: |\n        \n    text\n    more\n  c: 1\n", "\ntext\nmore\n")]
    [TestCase("a:\n  b: >-\n      \n    text\n  c: 1\n", "\ntext")]
    [TestCase("a:\r\n  b: |\r\n        \r\n    text\r\n  c: 1\r\n", "\ntext\n")]
    [TestCase("a:\n  b: | # why\n        \n    x: |\n         \n      y\n  c: 1\n", "\nx: |\n     \n  y\n")]
    [TestCase("a:\n  b: |2\n        \n      text\n  c: 1\n", "\n  text\n")]
    [TestCase("a:\n  b: |+\n        \n  c: 1\n", "\n")]
    [TestCase("a:\n  c: 1\n  b: |+\n        \n", "\n")]
    public void A_text_may_begin_with_a_line_of_more_blanks_than_its_first_line(string yaml, string text)
    {
        var token = YamlReader.Read(yaml, "a.yaml");

        token["a"]!["b"]!.ToString().Should().Be(text);
        token["a"]!["c"]!.ToString().Should().Be("1");
    }

    [Test]
    public void A_line_of_no_more_blanks_than_the_text_is_an_empty_line_without_a_note([Range(0, 4)] int blanks, [Values("", "\n", "    \n")] string next)
    {
        var notes = new DiagnosticBag();

        var token = YamlReader.Read("a:\n  b: |-\n" + new string(' ', blanks) + "\n" + next + "    text\n    more\n  c: 1\n", "a.yaml", notes);

        token["a"]!["b"]!.ToString().Should().Be((next.Length > 0 ? "\n\n" : "\n") + "text\nmore");
        notes.Items.Should().BeEmpty();
    }

    [Test]
    public void Texts_in_lists_are_repaired_too()
    {
        var token = YamlReader.Read("- |\n     \n  a\n- b: |\n        \n     c\n  d: 1\n- !!str |\n     \n  e\n", "a.yaml");

        token[0]!.ToString().Should().Be("\na\n");
        token[1]!["b"]!.ToString().Should().Be("\nc\n");
        token[1]!["d"]!.ToString().Should().Be("1");
        token[2]!.ToString().Should().Be("\ne\n");
    }

    [Test]
    public void What_was_repaired_is_noted_with_its_line_and_moves_none()
    {
        var notes = new DiagnosticBag();

        var token = YamlReader.Read("a:\n  b: |\n        \n    text\n  c: 1\n", "a.yaml", notes);

        notes.Items.Should().ContainSingle().Which.ToString().Should().StartWith("a.yaml(3,1): message TOPS101: ");
        SourceMap.Locate(token["a"]!["c"]!).Should().Be(new SourceLocation("a.yaml", 5, 6));
    }
}
