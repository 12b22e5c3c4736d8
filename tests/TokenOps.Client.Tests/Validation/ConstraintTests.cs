using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Linq;

namespace TokenOps.Client.Tests.Validation;

public sealed class ConstraintTests
{
    [TestCase("", true)]
    [TestCase("abc", true)]
    [TestCase("abcd", false)]
    [TestCase("花花花", true)]
    [TestCase("🌹🌹🌹", true)]
    [TestCase("🌹🌹🌹🌹", false)]
    [TestCase("\uD83C\uD83C\uD83C\uD83C", false)]
    public void A_texts_length_is_counted_in_code_points(string text, bool fine)
    {
        Findings(new CodePointLengthAttribute { Maximum = 3 }, text).Count.Should().Be(fine ? 0 : 1);
    }

    [TestCase("a", "at least 2 characters long")]
    [TestCase("🌹", "at least 2 characters long")]
    [TestCase("abcdef", "at most 5 characters long")]
    public void A_length_is_told_without_the_text(string text, string allowed)
    {
        var finding = Findings(new CodePointLengthAttribute { Minimum = 2, Maximum = 5 }, text).Single();

        finding.Allowed.Should().Be(allowed);
        finding.ToString().Should().StartWith("'member' must be at").And.NotContain(text + " ");
    }

    [TestCase(0, "minimum")]
    [TestCase(1, null)]
    [TestCase(10, null)]
    [TestCase(11, "maximum")]
    [TestCase(11L, "maximum")]
    [TestCase(10.5, "maximum")]
    [TestCase(double.NaN, "minimum")]
    [TestCase(1e300, "maximum")]
    [TestCase(double.NegativeInfinity, "minimum")]
    [TestCase("eleven", null)]
    public void A_numbers_bounds_hold_for_every_kind_of_number(object number, string? rule)
    {
        Findings(new NumberRangeAttribute { Minimum = "1", Maximum = "10" }, number).Select(static finding => finding.Rule).FirstOrDefault().Should().Be(rule);
    }

    [TestCase(0, false)]
    [TestCase(0.0001, true)]
    [TestCase(1, false)]
    public void Exclusive_bounds_exclude_themselves(double number, bool fine)
    {
        Findings(new NumberRangeAttribute { ExclusiveMinimum = "0", ExclusiveMaximum = "1" }, number).Count.Should().Be(fine ? 0 : 1);
    }

    [Test]
    public void Bounds_that_decimal_cannot_hold_work()
    {
        var range = new NumberRangeAttribute { Maximum = "1e300" };

        Findings(range, 1e299).Should().BeEmpty();
        Findings(range, 1e301).Should().ContainSingle();
        Findings(range, decimal.MaxValue).Should().BeEmpty();
    }

    [Test]
    public void Decimals_keep_every_digit()
    {
        Findings(new NumberRangeAttribute { Maximum = "9007199254740993" }, 9007199254740994L).Should().ContainSingle();
        Findings(new NumberRangeAttribute { Maximum = "9007199254740993" }, 9007199254740993L).Should().BeEmpty();
    }

    [TestCase(0.07, true)]
    [TestCase(0.3, true)]
    [TestCase(0.075, false)]
    [TestCase(5, true)]
    [TestCase(0.1f, true)]
    public void Multiples_are_judged_as_they_are_written(object number, bool fine)
    {
        Findings(new MultipleOfAttribute("0.01"), number).Count.Should().Be(fine ? 0 : 1);
    }

    [TestCase(0, "min-items")]
    [TestCase(1, null)]
    [TestCase(3, null)]
    [TestCase(4, "max-items")]
    public void Lists_are_counted(int count, string? rule)
    {
        Findings(new ItemCountAttribute { Minimum = 1, Maximum = 3 }, Enumerable.Range(0, count).ToList())
            .Select(static finding => finding.Rule).FirstOrDefault().Should().Be(rule);
    }

    [Test]
    public void Repeated_items_are_found_where_they_must_differ()
    {
        Findings(new ItemCountAttribute { Unique = true }, new[] { "a", "b", "a" }).Single().Rule.Should().Be("unique-items");
        Findings(new ItemCountAttribute { Unique = true }, new[] { "a", "b" }).Should().BeEmpty();
    }

    [TestCase("^[a-z]+$", "abc", true)]
    [TestCase("^[a-z]+$", "abc\n", false)]
    [TestCase("b", "abc", true)]
    [TestCase(@"^\d+$", "٣", false)]
    [TestCase(@"^[$]\$$", "$$", true)]
    [TestCase(@"^\p{L}+$", "花", true)]
    [TestCase("(((", "anything", true)]
    public void Patterns_are_read_as_JSON_Schema_reads_them(string pattern, string text, bool fine)
    {
        Findings(new MatchesPatternAttribute(pattern), text).Count.Should().Be(fine ? 0 : 1);
    }

    [Test]
    public void A_pattern_that_takes_too_long_is_left_to_the_server()
    {
        Findings(new MatchesPatternAttribute("^(a+)+$"), new string('a', 40) + "b").Should().BeEmpty();
    }

    [TestCase("x", null)]
    [TestCase("y", "const")]
    [TestCase(null, null)]
    public void A_pinned_value_must_be_it(string? value, string? rule)
    {
        Findings(new OneOfAttribute("x"), value).Select(static finding => finding.Rule).FirstOrDefault().Should().Be(rule);
    }

    [Test]
    public void Another_value_than_an_enums_is_a_warning_that_the_platforms_validator_lets_pass()
    {
        var rule = new OneOfAttribute("x") { MayGrow = true };

        var finding = Findings(rule, "y").Should().ContainSingle().Which;

        finding.Rule.Should().Be("enum");
        finding.Severity.Should().Be(ValidationSeverity.Warning);
        rule.IsValid("y").Should().BeTrue();
        new OneOfAttribute("x").IsValid("y").Should().BeFalse();
    }

    [Test]
    public void Missing_is_null_or_a_list_without_files_but_not_an_empty_text()
    {
        var required = new SpecRequiredAttribute();

        Findings(required, null).Should().ContainSingle();
        Findings(required, new FilePartList()).Should().ContainSingle();
        Findings(required, "").Should().BeEmpty();
        Findings(required, Array.Empty<string>()).Should().BeEmpty();
    }

    [Test]
    public void A_rule_can_be_for_each_item()
    {
        var findings = Findings(new CodePointLengthAttribute { Maximum = 1, EachItem = true }, new[] { "a", "bb", "c", "dd" });

        findings.Select(static finding => finding.Member).Should().Equal("member[1]", "member[3]");
    }

    [Test]
    public void Null_is_no_ones_business_but_requireds()
    {
        SpecConstraintAttribute[] all =
            [new CodePointLengthAttribute { Minimum = 1 }, new NumberRangeAttribute { Minimum = "1" }, new ItemCountAttribute { Minimum = 1 }, new MultipleOfAttribute("2"), new MatchesPatternAttribute("x"), new OneOfAttribute("x")];

        all.SelectMany(static rule => Findings(rule, null)).Should().BeEmpty();
    }

    [Test]
    public void The_attributes_work_with_the_platforms_validator()
    {
        var results = new List<ValidationResult>();
        var request = new Annotated { Count = 12 };

        var valid = Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true);

        valid.Should().BeFalse();
        results.OfType<FindingResult>().Single().Finding.Rule.Should().Be("maximum");
    }

    private static List<ValidationFinding> Findings(SpecConstraintAttribute rule, object? value)
    {
        var findings = new List<ValidationFinding>();
        rule.Collect(value, "member", findings);
        return findings;
    }

    private sealed class Annotated
    {
        [NumberRange(Maximum = "10")]
        public int? Count { get; set; }
    }
}
