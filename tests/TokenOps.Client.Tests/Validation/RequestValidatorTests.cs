using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Linq;
using TokenOps.Runtime;

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
        };

        var findings = RequestValidator.Validate(request);

        findings.Select(static finding => finding.Member + " " + finding.Rule).Should().Equal(
            "the_text max-length", "image required", "inner.count minimum", "list[1].count maximum", "map.a.count minimum", "mask same-size");
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

    [Test]
    public void What_is_no_generated_request_has_no_rules()
    {
        RequestValidator.Validate(new Annotated()).Should().BeEmpty();
    }

    private sealed class Annotated
    {
        [Required]
        public string? Text { get; set; }
    }

    private sealed class Inner : IMemberSource
    {
        public int? Count { get; set; }

        void IMemberSource.VisitMembers(IMemberVisitor visitor) => visitor.Visit("count", Count, [new NumberRangeAttribute { Minimum = "1", Maximum = "10" }]);
    }

    private sealed class Outer : IMemberSource, IProseRules
    {
        public string? Text { get; set; }

        public object? Image { get; set; }

        public Inner? Inner { get; set; }

        public IList<Inner>? List { get; set; }

        public IDictionary<string, Inner>? Map { get; set; }

        public Mode? Mode { get; set; }

        public IList<Mode>? Modes { get; set; }

        public bool Mask { get; set; }

        public Outer? Self { get; set; }

        void IMemberSource.VisitMembers(IMemberVisitor visitor)
        {
            visitor.Visit("the_text", Text, [new CodePointLengthAttribute { Maximum = 5 }]);
            visitor.Visit("image", Image, [new SpecRequiredAttribute()]);
            visitor.Visit("inner", Inner, null);
            visitor.Visit("list", List, null);
            visitor.Visit("map", Map, null);
            visitor.Visit("mode", Mode, null);
            visitor.Visit("modes", Modes, null);
            visitor.Visit("self", Self, null);
        }

        void IProseRules.Check(FileInspections? files, List<ValidationFinding> findings)
        {
            if (!Mask)
            {
                findings.Add(new ValidationFinding("same-size", "mask", "of another size", "of the size of the image")
                {
                    Source = "the mask must have the size of the image",
                });
            }
        }
    }
}
