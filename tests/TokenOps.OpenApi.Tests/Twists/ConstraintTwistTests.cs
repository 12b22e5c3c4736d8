using System;
using System.Linq;
using System.Threading.Tasks;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Limits of the schema, checked before a byte is sent.</summary>
public sealed class ConstraintTwistTests
{
    [TestCase("{type: string, minLength: 2, maxLength: 3}", "\"😀😀😀\"", "\"😀😀😀😀\"", "max-length")]
    [TestCase("{type: string, minLength: 2, maxLength: 3}", "\"ab\"", "\"😀\"", "min-length")]
    [TestCase("{type: string, pattern: '^[a-z\"\\\\]+$'}", "\"a\\\"\\\\\"", "\"A\"", "pattern")]
    [TestCase("{type: integer, minimum: 1, maximum: 10}", "10", "11", "maximum")]
    [TestCase("{type: integer, exclusiveMinimum: 1}", "2", "1", "minimum")]
    [TestCase("{type: number, exclusiveMaximum: 0.5}", "0.49", "0.5", "maximum")]
    [TestCase("{type: number, minimum: -1e300}", "-1e299", "-1.1e300", "minimum")]
    [TestCase("{type: number, multipleOf: 0.1}", "0.3", "0.35", "multiple-of")]
    [TestCase("{type: array, items: {type: string}, minItems: 1, maxItems: 2}", "[\"a\"]", "[\"a\",\"b\",\"c\"]", "max-items")]
    [TestCase("{type: array, items: {type: string}, uniqueItems: true}", "[\"a\",\"b\"]", "[\"a\",\"a\"]", "unique-items")]
    [TestCase("{type: integer, const: 3}", "3", "2", "const")]
    [TestCase("{type: string, const: a}", "\"a\"", "\"b\"", "const")]
    public async Task A_broken_limit_is_refused_before_anything_is_sent(string schema, string good, string bad, string rule)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo($"Thing:\n  type: object\n  properties:\n    value: {schema}\n"));

        await twist.Client.Things.CreateThingAsync(twist.Read("Thing", $"{{\"value\":{good}}}"));
        var finding = await FindingOf(() => twist.Client.Things.CreateThingAsync(twist.Read("Thing", $"{{\"value\":{bad}}}")));

        finding.Member.Should().Be("value");
        finding.Rule.Should().Contain(rule.Split('-')[^1]);
    }

    [TestCase("{type: string, maxLength: 2, pattern: '^a'}", "[\"ab\",\"a\"]", "[\"ab\",\"abc\"]")]
    [TestCase("{type: integer, minimum: 1, maximum: 3}", "[1,3]", "[1,4]")]
    [TestCase("{type: array, items: {type: string}, maxItems: 1}", "[[\"a\"],[]]", "[[],[\"a\",\"b\"]]")]
    public async Task A_limit_of_the_items_holds_for_each_of_them(string items, string good, string bad)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo($"Thing:\n  type: object\n  properties:\n    value: {{type: array, minItems: 1, items: {items}}}\n"));

        await twist.Client.Things.CreateThingAsync(twist.Read("Thing", $"{{\"value\":{good}}}"));
        var finding = await FindingOf(() => twist.Client.Things.CreateThingAsync(twist.Read("Thing", $"{{\"value\":{bad}}}")));

        finding.Member.Should().Be("value[1]");
    }

    [TestCase("{type: integer, enum: [1, 3]}", "3", "2")]
    [TestCase("{type: string, enum: [a]}", "\"a\"", "\"b\"")]
    [TestCase("{type: array, items: {type: string, enum: [a]}}", "[\"a\"]", "[\"b\"]")]
    [TestCase("{type: string, enum: [a, c]}", "\"a\"", "\"b\"")]
    [TestCase("{type: string, nullable: true, enum: [a, null]}", "null", "\"b\"")]
    public async Task Another_value_than_an_enums_is_worth_a_warning_since_enums_grow(string schema, string good, string bad)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo($"Thing:\n  type: object\n  properties:\n    value: {schema}\n"));

        object fine = twist.Read("Thing", $"{{\"value\":{good}}}");
        object odd = twist.Read("Thing", $"{{\"value\":{bad}}}");

        RequestValidator.Validate(fine).Should().BeEmpty();
        var finding = RequestValidator.Validate(odd).Should().ContainSingle().Which;
        finding.Member.Should().StartWith("value");
        finding.Rule.Should().Be("enum");
        finding.Severity.Should().Be(ValidationSeverity.Warning);
        await twist.Client.Things.CreateThingAsync(twist.Read("Thing", $"{{\"value\":{bad}}}"));
    }

    [Test]
    public async Task A_missing_required_member_is_refused()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Echo("Thing:\n  type: object\n  required: [a]\n  properties: {a: {type: string}}"));

        var finding = await FindingOf(() => twist.Client.Things.CreateThingAsync(twist.New("Thing")));

        finding.Rule.Should().Be("required");
    }

    private static async Task<ValidationFinding> FindingOf(Func<dynamic> send)
    {
        var sending = async () => { await send(); };
        return (await sending.Should().ThrowAsync<RequestValidationException>()).Which.Findings.Single();
    }
}
