using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;

namespace TokenOps.Cli.Tests.Requests;

public sealed class InputJsonTests
{
    [TestCase("5", "5")]
    [TestCase("0.10", "0.10")]
    [TestCase("true", "true")]
    [TestCase("[1,2]", "[1,2]")]
    [TestCase("""{"role":"user"}""", """{"role":"user"}""")]
    [TestCase("a rose", "\"a rose\"")]
    [TestCase("{no json", "\"{no json\"")]
    [TestCase("2025-01-02T03:04:05Z", "\"2025-01-02T03:04:05Z\"")]
    [TestCase("@nobody-has-this-file", "\"@nobody-has-this-file\"")]
    [TestCase("@", "\"@\"")]
    public void A_word_is_JSON_or_text(string word, string json)
    {
        InputJson.Read(word).ToString(Formatting.None).Should().Be(json);
    }

    [TestCase("""[{"role":"user","content":"Hi"}]""", """[{"role":"user","content":"Hi"}]""")]
    [TestCase("plain words", "\"plain words\"")]
    public void A_file_stands_for_what_it_holds(string content, string json)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, content);

            InputJson.Read("@" + file).ToString(Formatting.None).Should().Be(json);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_list_may_be_one_word_or_a_word_for_each_item()
    {
        JToken.DeepEquals(InputJson.Whole(new JArray { new JArray(1, 2) }), new JArray(1, 2)).Should().BeTrue();
        InputJson.Whole(new JArray(1, 2)).Should().BeNull();
        InputJson.Whole(new JArray { new JObject() }).Should().BeNull();
    }
}
