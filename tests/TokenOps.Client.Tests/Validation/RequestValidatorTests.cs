using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Linq;
using Newtonsoft.Json;

namespace TokenOps.Client.Tests.Validation;

public sealed class RequestValidatorTests
{
    [Test]
    public void Every_broken_rule_is_found_at_once_by_its_name_on_the_wire()
    {
        var request = new Outer
        {
            Text = "too long",
            Inner = new Inner { Count = 0 },
            List = [new Inner { Count = 1 }, new Inner { Count = 11 }],
            Map = new Dictionary<string, Inner>(StringComparer.Ordinal) { ["a"] = new() { Count = -1 } },
            Foreign = "no mail",
        };

        var findings = RequestValidator.Validate(request);

        findings.Select(static finding => finding.Member + " " + finding.Rule).Should().Equal(
            "the_text max-length", "image required", "inner.count minimum", "list[1].count maximum", "map.a.count minimum", "foreign rule", "mask same-size");
        findings[^1].Source.Should().Be("the mask must have the size of the image");
    }

    [Test]
    public void A_request_in_order_has_no_findings()
    {
        RequestValidator.Validate(new Outer { Image = new object(), Mask = true, Text = "fine" }).Should().BeEmpty();
    }

    [Test]
    public void An_unknown_enum_value_is_a_warning_wherever_it_stands()
    {
        var findings = RequestValidator.Validate(new Outer { Image = new object(), Mask = true, Mode = new Mode("new"), Modes = [new Mode("known"), new Mode("newer")] });

        findings.Select(static finding => (finding.Member, finding.Severity)).Should().Equal(
            ("mode", ValidationSeverity.Warning), ("modes[1]", ValidationSeverity.Warning));
    }

    [Test]
    public void A_request_that_contains_itself_does_not_run_forever()
    {
        var request = new Outer { Image = new object(), Mask = true };
        request.Self = request;

        RequestValidator.Validate(request).Should().BeEmpty();
    }

    [Test]
    public void The_exception_lists_errors_and_no_texts()
    {
        var error = new RequestValidationException(RequestValidator.Validate(new Outer { Text = "very secret", Mode = new Mode("secret too") }));

        error.Message.Should().Contain("3 rules").And.Contain("'the_text'").And.NotContain("secret").And.NotContain("'mode'");
        error.Findings.Should().HaveCount(4);
    }

    private readonly record struct Mode(string Value) : IExtensibleEnum
    {
        public bool IsKnown => Value == "known";

        public IEnumerable<string> KnownTexts => ["known"];
    }

    private sealed class Inner
    {
        [JsonProperty("count")]
        [NumberRange(Minimum = "1", Maximum = "10")]
        public int? Count { get; set; }
    }

    private sealed class Outer : IValidatableObject
    {
        [JsonProperty("the_text")]
        [CodePointLength(Maximum = 5)]
        public string? Text { get; set; }

        [JsonProperty("image")]
        [SpecRequired]
        public object? Image { get; set; }

        [JsonProperty("inner")]
        public Inner? Inner { get; set; }

        [JsonProperty("list")]
        public IList<Inner>? List { get; set; }

        [JsonProperty("map")]
        public IDictionary<string, Inner>? Map { get; set; }

        [JsonProperty("mode")]
        public Mode? Mode { get; set; }

        [JsonProperty("modes")]
        public IList<Mode>? Modes { get; set; }

        [JsonProperty("foreign")]
        [EmailAddress]
        public string? Foreign { get; set; }

        [JsonIgnore]
        public bool Mask { get; set; }

        [JsonProperty("self")]
        public Outer? Self { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Mask)
            {
                yield return new FindingResult(new ValidationFinding("same-size", "mask", "of another size", "of the size of the image")
                {
                    Source = "the mask must have the size of the image",
                });
            }
        }
    }
}
