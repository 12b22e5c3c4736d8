using System.ComponentModel.DataAnnotations;
using System.Linq;
using System.Threading.Tasks;
using static TokenOps.Client.Tests.Images.ImageEditFiles;
using static TokenOps.Client.Tests.Images.ImageEditRequests;

namespace TokenOps.Client.Tests.Images;

/// <summary>Every rule that the document has for an image edit, kept and broken.</summary>
public sealed class ImageEditRuleTests
{
    [TestCaseSource(typeof(KeptRules), nameof(KeptRules.All))]
    public async Task A_request_that_keeps_the_rules_has_no_findings(CreateImageEditRequest request)
    {
        var findings = await RequestValidator.ValidateAsync(request);

        findings.Should().BeEmpty();
    }

    [TestCaseSource(typeof(BrokenRules), nameof(BrokenRules.All))]
    public async Task A_broken_rule_is_said_with_what_was_found_what_is_allowed_and_where_it_is_written(CreateImageEditRequest request, string rule, string message, string? sentence)
    {
        var findings = await RequestValidator.ValidateAsync(request);

        var finding = findings.Should().ContainSingle().Which;
        finding.Rule.Should().Be(rule);
        finding.Severity.Should().Be(ValidationSeverity.Error);
        finding.Source.Should().Be(sentence);
        finding.ToString().Should().Be(sentence is null ? message : $"{message} ({sentence})");
    }

    [Test]
    public async Task A_model_that_the_document_does_not_know_has_only_the_rules_of_the_schema()
    {
        var request = Of("gpt-image-9", static r =>
        {
            (r.Image, r.Mask) = (Several(Pngs(20).Append(Text())), Text());
            (r.Size, r.Quality, r.Prompt) = (ImageSize.Size256x256, ImageQuality.Standard, "");
            (r.ResponseFormat, r.Background, r.OutputFormat) = (ImageResponseFormat.Url, ImageBackground.Transparent, ImageOutputFormat.Jpeg);
            (r.PartialImages, r.N) = (4, 11);
        });

        var findings = await RequestValidator.ValidateAsync(request);

        findings.Select(static f => (f.Member, f.Rule, f.Severity)).Should().Equal(
            ("model", "enum", ValidationSeverity.Warning),
            ("n", "maximum", ValidationSeverity.Error),
            ("partial_images", "maximum", ValidationSeverity.Error));
        findings[0].ToString().Should().Be("'model' must be one of dall-e-2, gpt-image-1, gpt-image-1-mini, but is another value.");
    }

    [TestCase("background")]
    [TestCase("input_fidelity")]
    [TestCase("output_format")]
    [TestCase("quality")]
    [TestCase("size")]
    public async Task A_value_that_the_document_does_not_know_is_a_warning_and_breaks_no_other_rule(string member)
    {
        var request = GptImage(r =>
        {
            // These depend on the output format.
            (r.Background, r.OutputCompression, r.OutputFormat) = (ImageBackground.Transparent, member == "output_format" ? 5 : null, ImageOutputFormat.Webp);
            switch (member)
            {
                case "background": r.Background = "newer"; break;
                case "input_fidelity": r.InputFidelity = "newer"; break;
                case "output_format": r.OutputFormat = "newer"; break;
                case "quality": r.Quality = "newer"; break;
                default: r.Size = "newer"; break;
            }
        });

        var findings = await RequestValidator.ValidateAsync(request);

        findings.Select(static f => (f.Member, f.Rule, f.Severity)).Should().Equal((member, "enum", ValidationSeverity.Warning));
    }

    [Test]
    public async Task Every_broken_rule_is_found_at_once()
    {
        var findings = await RequestValidator.ValidateAsync(TenRules());

        findings.Select(static f => f.Member + " " + f.Rule).Should().Equal(
            "image image-count", "image[0] image-square", "image[0] image-alpha", "image[1] file-size", "prompt prompt-length", "background model-option", "n maximum",
            "output_compression model-option", "partial_images maximum", "partial_images partial-images-stream", "quality model-quality", "size model-size");
        new RequestValidationException(findings).Message.Split('\n').Should().HaveCount(13)
            .And.HaveElementAt(0, "The request was not sent, it breaks 12 rules:");
    }

    [Test]
    public void The_platforms_validator_finds_all_rules_of_the_prose_at_once()
    {
        var request = TenRules();
        (request.N, request.PartialImages) = (10, 3);
        request.Image = Several(FromDisk(), FromDisk());
        var results = new System.Collections.Generic.List<ValidationResult>();

        var valid = Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true);

        valid.Should().BeFalse();
        results.Cast<FindingResult>().Select(static r => r.MemberNames.Single() + " " + r.Finding.Rule).Should().Equal(
            "image image-count", "image[0] image-square", "image[0] image-alpha", "image[1] image-square", "image[1] image-alpha",
            "prompt prompt-length", "background model-option", "output_compression model-option", "quality model-quality", "size model-size", "partial_images partial-images-stream");
        results.Should().OnlyContain(static r => r.ErrorMessage == ((FindingResult)r).Finding.ToString());

        static FilePart FromDisk() => FilePart.FromFile(TestAssets.Image("png-rgb-8.png"));
    }

    [Test]
    public void The_platforms_validator_finds_the_rules_of_the_schema()
    {
        var request = GptImage(static r => (r.Prompt, r.N, r.PartialImages) = (null!, 11, -1));
        var results = new System.Collections.Generic.List<ValidationResult>();

        Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true).Should().BeFalse();

        results.Cast<FindingResult>().Select(static r => r.Finding.Rule).Should().Equal("required", "maximum", "minimum");
    }

    [Test]
    public void Files_that_cannot_be_looked_at_without_waiting_are_not_held_against_the_request()
    {
        var request = DallE(static r => r.Image = Png(1, 2, alpha: false));

        RequestValidator.Validate(request).Should().BeEmpty();
    }

    [Test]
    public async Task Neither_prompts_nor_names_nor_paths_are_repeated()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("secret-photo.png", [1, 2, 3]);
        var request = DallE(r =>
        {
            (r.Prompt, r.User) = ("secret " + Roses(1001), "secret user");
            (r.Image, r.Mask) = (Several(FilePart.FromFile(path), Png(1, 2)), FilePart.FromFile(path));
            (r.Quality, r.ResponseFormat) = ("secret quality", "secret format");
        });

        var findings = await RequestValidator.ValidateAsync(request);

        findings.Should().HaveCountGreaterThan(5);
        string.Join('\n', findings).Should().NotContain("secret").And.NotContain(System.IO.Path.GetDirectoryName(path));
    }

    private static CreateImageEditRequest TenRules() => DallE(static r =>
    {
        r.Image = Several(Png(100, 50, alpha: false), Png(length: 4 * Megabyte));
        r.Prompt = Roses(1001);
        (r.Background, r.OutputCompression, r.Quality, r.Size) = (ImageBackground.Opaque, 10, ImageQuality.High, ImageSize.Auto);
        (r.N, r.PartialImages) = (11, 4);
    });
}
