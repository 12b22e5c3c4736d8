using System;
using System.Collections.Generic;
using System.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting.Rules;

/// <summary>The errors and warnings that oasdiff knows, each with a pair of documents of our own.</summary>
[TestFixture]
internal sealed class CheckRuleTests
{
    [TestCaseSource(nameof(Rules))]
    public void A_known_change_gets_the_verdict_of_the_contract_and_of_this_client(CheckRule rule)
    {
        var report = SpecReport.Between(rule.Before, rule.After);

        report.Contract.Should().Be(rule.Contract, ReportText.Plain(report));
        report.Verdict.Should().Be(rule.Client, ReportText.Plain(report));
        if (rule.Contract != rule.Client)
            report.Changes.Should().Contain(c => c.Reason == rule.Reason, ReportText.Plain(report));
    }

    [Test]
    public void Every_known_check_has_a_rule_or_a_reason()
    {
        var known = CheckRule.Lines("known-checks.txt").ToHashSet(StringComparer.Ordinal);

        var ruled = CheckRule.All.Select(r => r.Check).Concat(CheckRule.Lines("checks-without-a-rule.txt").Select(l => l.Split(':')[0]));

        ruled.Should().BeEquivalentTo(known);
    }

    private static IEnumerable<TestCaseData> Rules() => CheckRule.All.Select(r => new TestCaseData(r).SetArgDisplayNames(r.Check));
}
