using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Tests.Naming;

public sealed class CSharpNameTests
{
    [TestCase("input_fidelity", "InputFidelity")]
    [TestCase("b64_json", "B64Json")]
    [TestCase("gpt-image-1", "GptImage1")]
    [TestCase("gpt-image-1-mini", "GptImage1Mini")]
    [TestCase("dall-e-2", "DallE2")]
    [TestCase("gpt-4.1", "Gpt4_1")]
    [TestCase("gpt-41", "Gpt41")]
    [TestCase("createImageEdit", "CreateImageEdit")]
    [TestCase("+1", "Plus1")]
    [TestCase("-1", "Minus1")]
    [TestCase("图像", "图像")]
    [TestCase("a b/c", "ABC")]
    [TestCase("🎨", "")]
    [TestCase("", "")]
    public void Wire_names_become_PascalCase(string wireName, string expected)
    {
        CSharpName.Pascal(wireName).Should().Be(expected);
    }

    [Test]
    public void A_name_that_starts_with_a_digit_gets_the_prefix()
    {
        CSharpName.PascalWithPrefix("1024x1024", "Size").Should().Be("Size1024x1024");
    }

    [TestCase("plain", "\"plain\"")]
    [TestCase("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [TestCase("line\nbreak\u2028", "\"line\\u000abreak\\u2028\"")]
    [TestCase("红😀", "\"红\\ud83d\\ude00\"")]
    public void Literals_are_escaped(string text, string expected)
    {
        CSharpName.Literal(text).Should().Be(expected);
    }

    [TestCase("Task", "TaskModel")]
    [TestCase("System", "SystemModel")]
    [TestCase("Stream", "StreamModel")]
    [TestCase("Image", "Image")]
    public void Names_of_the_framework_are_avoided(string name, string expected)
    {
        ReservedNames.Avoid(name).Should().Be(expected);
    }
}
