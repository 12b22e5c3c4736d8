using System;
using System.Collections.Generic;
using System.Linq;
using static TokenOps.Client.Tests.Images.ImageEditRequests;

namespace TokenOps.Client.Tests.Images;

/// <summary>The prose refuses what it speaks of. A value that it does not speak of is not its to refuse, whether the document lists it by now or not.</summary>
public sealed class NewValueTests
{
    // Each member as if the document listed values that the prose does not name.
    public static IEnumerable<TestCaseData> Requests() =>
        from model in new (string Name, Func<Action<CreateImageEditRequest>, CreateImageEditRequest> Request)[] { ("gpt-image-1", c => GptImage(c)), ("mini", c => Mini(c)), ("dall-e-2", c => DallE(c)), ("none", c => NoModel(c)) }
        from change in new (string Name, bool GptOnly, Action<CreateImageEditRequest> Change)[]
        {
            ("size", false, static r => r.Size = new ImageSize("2048x2048")),
            ("quality", false, static r => r.Quality = new ImageQuality("ultra")),
            ("quality auto", false, static r => r.Quality = ImageQuality.Auto),
            ("background", true, static r => r.Background = new ImageBackground("blurred")),
            ("output_format", true, static r => r.OutputFormat = new ImageOutputFormat("avif")),
            ("transparent output_format", true, static r => (r.Background, r.OutputFormat) = (ImageBackground.Transparent, new ImageOutputFormat("avif"))),
            ("compressed output_format", true, static r => (r.OutputCompression, r.OutputFormat) = (50, new ImageOutputFormat("avif"))),
            ("model", false, static r => r.Model = new ImageModel("gpt-image-9")),
            ("model with options of all others", false, static r => (r.Model, r.Size, r.Background, r.ResponseFormat) = (new ImageModel("gpt-image-9"), ImageSize.Size256x256, ImageBackground.Transparent, ImageResponseFormat.Url)),
        }
        where !change.GptOnly || model.Name is "gpt-image-1" or "mini"
        select new TestCaseData(model.Request(change.Change)).SetArgDisplayNames(change.Name, model.Name);

    [TestCaseSource(nameof(Requests))]
    public void A_value_that_the_prose_does_not_speak_of_is_not_refused(CreateImageEditRequest request) =>
        RequestValidator.Validate(request).Where(static f => f.Severity == ValidationSeverity.Error).Should().BeEmpty();

    // The rules compare with the values that the prose names and never ask whether the document lists a value, so that
    // the value's entry in the document changes nothing.
    [Test]
    public void The_rules_do_not_ask_what_the_document_lists()
    {
        var rules = typeof(Runtime.ImageEditRules).Assembly.GetTypes().Where(static t => t.Name.StartsWith("ImageEdit", StringComparison.Ordinal) && t.Name.EndsWith("Rules", StringComparison.Ordinal));

        rules.SelectMany(CalledMembers.Of).Should().NotBeEmpty().And.NotContain(static m => m.Contains("IsKnown") || m.Contains("KnownValues"));
    }
}
