using TokenOps.Cli.Output;

namespace TokenOps.Cli.Tests.Output;

/// <summary>What the server counted, in a sentence, whatever it counts.</summary>
internal sealed class ReplyUsageTests
{
    [TestCase("""{"usage":{"input_tokens":18,"output_tokens":1,"total_tokens":19,"input_tokens_details":{"text_tokens":13}}}""", "Tokens: input 18, output 1, total 19.")]
    [TestCase("""{"usage":{"type":"duration","seconds":12.5}}""", "Usage: seconds 12.5.")]
    [TestCase("""{"usage":{"images":2,"total_tokens":19}}""", "Usage: images 2, total tokens 19.")]
    [TestCase("""{"usage":{}}""", null)]
    [TestCase("""{"usage":null}""", null)]
    [TestCase("""{"usage":7}""", null)]
    [TestCase("""{"data":[]}""", null)]
    public void The_numbers_are_told_by_their_names(string reply, string? expected) =>
        ReplyUsage.Of(RawJson.FromText(reply)).Should().Be(expected);

    [Test]
    public void A_member_that_the_document_does_not_know_counts_too()
    {
        var reply = new ImageEditPartialImageEvent();
        reply.AdditionalProperties["usage"] = RawJson.FromText("""{"total_tokens":5}""");

        ReplyUsage.Of(reply).Should().Be("Tokens: total 5.");
    }

    [Test]
    public void A_reply_without_any_tells_nothing()
    {
        ReplyUsage.Of(null).Should().BeNull();
        ReplyUsage.Of("text").Should().BeNull();
        ReplyUsage.Of(new ImagesResponse()).Should().BeNull();
    }
}
