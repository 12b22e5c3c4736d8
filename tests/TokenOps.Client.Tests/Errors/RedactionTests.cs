using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Errors;

public sealed class RedactionTests
{
    private const string Prompt = "a very confidential prompt, longer than a word";

    [TestCase("bad: " + Prompt, "bad: [text]")]
    [TestCase("bad: a very confidential pro... (cut)", "bad: [text]... (cut)")]
    [TestCase(Prompt + Prompt, "[text][text]")]
    [TestCase("nothing of it", "nothing of it")]
    [TestCase("the size 'big one' is wrong", "the size '[text]' is wrong")]
    [TestCase("the key sk-123 is wrong", "the key [key] is wrong")]
    public void Texts_of_the_request_are_taken_out(string words, string expected)
    {
        Redaction.Words(words, "sk-123", new Request { Prompt = Prompt, Size = "big one" }).Should().Be(expected);
    }

    [Test]
    public void Nested_texts_are_taken_out()
    {
        var request = new Request
        {
            Many = [new Request { Prompt = Prompt }],
            Others = new Dictionary<string, JToken>(System.StringComparer.Ordinal) { ["x"] = JObject.Parse("""{"y":["another confidential text"]}""") },
        };

        Redaction.Words(Prompt + "; another confidential text", key: null, request).Should().Be("[text]; [text]");
    }

    [Test]
    public void The_length_is_bounded()
    {
        Redaction.Words(new string('x', 10_000), key: null, request: null).Should().HaveLength(501);
    }

    private sealed class Request
    {
        public string? Prompt { get; set; }

        public string? Size { get; set; }

        public IList<Request>? Many { get; set; }

        public IDictionary<string, JToken>? Others { get; set; }
    }
}
