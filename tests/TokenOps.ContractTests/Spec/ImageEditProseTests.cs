using System.Reflection;
using Newtonsoft.Json.Linq;
using TokenOps.ContractTests.Stubs;
using TokenOps.Runtime;

namespace TokenOps.ContractTests.Spec;

/// <summary>The rules of the prose cite the vendor's document. When the vendor rewrites a sentence, its rule wants a look.</summary>
[TestFixture]
internal sealed class ImageEditProseTests
{
    private static readonly JObject Document = YamlDocument.Read(Path.Combine(AppContext.BaseDirectory, "Documents", "images-edits.yaml"));

    private static readonly string[] Descriptions = [.. Document.SelectTokens("$..description").Select(static d => d.Value<string>()!)];

    private static readonly string[] Members =
        [.. Document.SelectTokens("$.components.schemas.CreateImageEditRequest.properties.*.description").Select(static d => d.Value<string>()!)];

    [TestCaseSource(nameof(Sentences))]
    public void Each_cited_sentence_stands_in_the_document(string sentence)
    {
        Descriptions.Should().Contain(description => description.Contains(sentence, StringComparison.Ordinal));
    }

    [Test]
    public void What_the_document_says_of_single_models_and_of_sizes_is_cited()
    {
        var cited = Sentences().SelectMany(static c => Pieces((string)c.Arguments[0]!)).ToArray();

        // Which models there are is the schema's enum, which is open.
        var rules = Members.SelectMany(Pieces).Where(static piece => piece != "仅支持 dall-e-2 和 gpt-image-1")
            .Where(static piece => (piece.Contains("支持", StringComparison.Ordinal) && piece.Contains("gpt-image", StringComparison.Ordinal)) || piece.Contains("MB", StringComparison.Ordinal)).ToArray();

        rules.Should().HaveCountGreaterThan(8);
        rules.Should().OnlyContain(rule => cited.Any(sentence => rule.Contains(sentence, StringComparison.Ordinal)));
    }

    private static string[] Pieces(string text) => text.Split('。', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<TestCaseData> Sentences() =>
        typeof(ImageEditProse).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => new TestCaseData((string)field.GetRawConstantValue()!).SetArgDisplayNames(field.Name));
}
