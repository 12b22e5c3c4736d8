using System.ComponentModel.DataAnnotations;
using System.Net;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>Every constraint of the document holds on both sides: here before anything is sent, and at the stub.</summary>
[TestFixture]
internal sealed class LimitTests
{
    // A server's enum may grow, so that the client only warns about another value.
    private static readonly string[] Warned = ["enum"];

    [TestCaseSource(nameof(Limits))]
    public async Task What_breaks_a_limit_is_refused_here(Limit limit)
    {
        var request = limit.Operation.CreateArguments(limit.With(limit.Broken), ContractStubs.Open).Body!;
        if (Warned.Contains(limit.Rule, StringComparer.Ordinal))
        {
            RequestValidator.Validate(request).Should().Contain(finding => IsAbout(finding, limit) && finding.Severity == ValidationSeverity.Warning);
            return;
        }

        var send = () => ContractStubs.SendAsync(limit.Operation, limit.Request, limit.With(limit.Broken), validate: true);

        var refused = (await send.Should().ThrowAsync<RequestValidationException>()).Which;
        refused.Findings.Should().Contain(finding => IsAbout(finding, limit), $"'{limit.Member}' breaks {limit.Keyword}, but found was only: {string.Join(" ", refused.Findings)}");
        refused.Message.Should().Contain(limit.Member);
    }

    [TestCaseSource(nameof(LimitsOfAttributes))]
    public void What_breaks_a_limit_is_refused_by_the_platforms_own_validator(Limit limit)
    {
        var request = limit.Operation.CreateArguments(limit.With(limit.Broken), ContractStubs.Open).Body!;
        var results = new List<ValidationResult>();

        Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true).Should().BeFalse();

        results.OfType<FindingResult>().Should().Contain(result => result.Finding.Rule == limit.Rule, $"an attribute for {limit.Keyword} stands on '{limit.Member}'");
    }

    [TestCaseSource(nameof(LimitsOfSentValues))]
    public async Task What_breaks_a_limit_is_refused_by_the_stub_when_nobody_checks_here(Limit limit)
    {
        var send = () => ContractStubs.SendAsync(limit.Operation, limit.Request, limit.With(limit.Broken));

        var refused = (await send.Should().ThrowAsync<ApiException>()).Which;

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest, refused.Message);
        refused.ErrorMessage.Should().Contain($"{limit.MemberAtServer}: {limit.Keyword}");
    }

    [TestCaseSource(nameof(AllowedLimits))]
    public async Task What_only_just_keeps_a_limit_is_fine_on_both_sides(Limit limit)
    {
        var body = limit.With(limit.Allowed);
        var request = limit.Operation.CreateArguments(body, ContractStubs.Open).Body!;

        RequestValidator.Validate(request).Should().NotContain(finding => IsAbout(finding, limit));
        var send = () => ContractStubs.SendAsync(limit.Operation, limit.Request, body);
        await send.Should().NotThrowAsync();
    }

    private static bool IsAbout(ValidationFinding finding, Limit limit) =>
        finding.Rule == limit.Rule && (finding.Member == limit.Member || finding.Member.EndsWith("." + limit.Member, StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> Limits() => Contract.Limits.All().Select(limit => new TestCaseData(limit).SetArgDisplayNames(limit.ToString()));

    // A form has no empty list: nothing at all is sent, which an optional member may be.
    private static IEnumerable<TestCaseData> LimitsOfSentValues() => Contract.Limits.All()
        .Where(static limit => limit.Request.Body!.Kind != BodyKind.Multipart || limit.Broken is not JArray { Count: 0 })
        .Select(limit => new TestCaseData(limit).SetArgDisplayNames(limit.ToString()));

    // The platform's validator does not go into the values of members, and knows nothing of open enums.
    private static IEnumerable<TestCaseData> LimitsOfAttributes() => Contract.Limits.All()
        .Where(static limit => limit.Keyword != "enum" && limit.Request.Body!.Kind == BodyKind.Multipart && limit.Member.IndexOfAny(['.', '[']) < 0)
        .Select(limit => new TestCaseData(limit).SetArgDisplayNames(limit.ToString()));

    private static IEnumerable<TestCaseData> AllowedLimits() => Contract.Limits.All().Where(limit => limit.Allowed is not null).Select(limit => new TestCaseData(limit).SetArgDisplayNames(limit.ToString()));
}
