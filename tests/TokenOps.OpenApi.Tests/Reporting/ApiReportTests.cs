using System;
using System.Collections.Generic;
using System.Linq;
using TokenOps.ChangeReport;
using TokenOps.ChangeReport.Api;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting;

[TestFixture]
internal sealed class ApiReportTests
{
    private const string Edit = "M:Api.Client.Edit(Api.Request,System.String)";

    private static readonly ILookup<string, CompatibilityFinding> NoFindings = Findings();

    [Test]
    public void A_change_everywhere_is_one_row_and_one_in_some_frameworks_names_them()
    {
        var without = ApiSource.With("public string? Find(string name) => name;", "");
        var more = ApiSource.With("public void Stop", "public void Go() { }\n        public void Stop").Replace("public string? Find(string name) => name;", "", StringComparison.Ordinal);
        var before = Package(("net8.0", ApiSource.Code), ("net10.0", ApiSource.Code));

        var report = ApiReport.Between(before, Package(("net8.0", without), ("net10.0", more)), NoFindings);

        report.Rows.Select(r => $"{r.Verdict} {r.Name} {string.Join('+', r.Frameworks)}").Should().Equal("Breaking Client.Find ", "Additive Client.Go net10.0");
    }

    [Test]
    public void A_framework_or_package_that_goes_is_breaking_and_one_that_comes_is_additive()
    {
        var one = Package(("net10.0", ApiSource.Code));
        var two = Package(("net10.0", ApiSource.Code), ("net8.0", ApiSource.Code));
        var none = new Dictionary<string, PackagedApi>(StringComparer.Ordinal);

        ApiReport.Between(two, one, NoFindings).Rows.Should().ContainSingle().Which.Should().Match<ApiRow>(r => r.Verdict == ReportVerdict.Breaking && r.What == "target framework net8.0 removed");
        ApiReport.Between(one, two, NoFindings).Verdict.Should().Be(ReportVerdict.Additive);
        ApiReport.Between(one, none, NoFindings).Rows.Should().ContainSingle().Which.What.Should().Be("package removed");
        ApiReport.Between(none, one, NoFindings).Rows.Should().ContainSingle().Which.What.Should().Be("package added");
    }

    [Test]
    public void What_package_validation_finds_breaking_in_an_addition_breaks()
    {
        var after = ApiSource.With("public abstract int Read();", "public abstract int Read();\n        public abstract int Peek();");
        var findings = Findings(new CompatibilityFinding("CP0005", "M:Api.Source.Peek", "net10.0"));

        var report = ApiReport.Between(Package(("net10.0", ApiSource.Code)), Package(("net10.0", after)), findings);

        report.Rows.Should().ContainSingle().Which.Should().Match<ApiRow>(r => r.Verdict == ReportVerdict.Breaking && r.What == "added: int Peek() (CP0005)");
    }

    [Test]
    public void What_both_find_is_one_row_and_what_only_package_validation_finds_is_one_too()
    {
        var after = ApiSource.With("Find(string name) => name", "Find(string title) => title").Replace("Prompt { get; set; }", "Prompt { get; }", StringComparison.Ordinal);
        var findings = Findings(
            new CompatibilityFinding("CP0017", "M:Api.Client.Find(System.String)$0", "net10.0"),
            new CompatibilityFinding("CP0002", "M:Api.Request.set_Prompt(System.String)", "net10.0"),
            new CompatibilityFinding("CP0021", Edit, "net10.0"));

        var report = ApiReport.Between(Package(("net10.0", ApiSource.Code)), Package(("net10.0", after)), findings);

        report.Rows.Select(r => $"{r.Name}: {r.What}").Should().BeEquivalentTo(
            "Client.Edit: breaks by rule CP0021 of package validation", "Client.Find: parameter 'name' renamed to 'title'", "Request.Prompt: set removed");
    }

    [TestCase(ReportVerdict.Unchanged, ReportVerdict.Unchanged, ReportVerdict.Unchanged)]
    [TestCase(ReportVerdict.Documentation, ReportVerdict.Unchanged, ReportVerdict.Documentation)]
    [TestCase(ReportVerdict.Additive, ReportVerdict.Additive, ReportVerdict.Additive)]
    [TestCase(ReportVerdict.Additive, ReportVerdict.Breaking, ReportVerdict.Breaking)]
    [TestCase(ReportVerdict.Breaking, ReportVerdict.Additive, ReportVerdict.Breaking)]
    [TestCase(ReportVerdict.Unchanged, ReportVerdict.Breaking, ReportVerdict.Breaking)]
    public void The_worse_verdict_wins_and_decides_the_version(ReportVerdict document, ReportVerdict api, ReportVerdict both)
    {
        var summary = new ChangeSummary(ReportSamples.Document(document), new ApiReport(api == ReportVerdict.Unchanged ? [] : [new ApiRow(api, "Package", "Member", "changed", [])]), null, string.Empty);

        summary.Verdict.Should().Be(both);
        SummaryText.Markdown(summary, "1.2.3", "1.2.3").Should().StartWith($"## What changes for users: {ReportText.Words(both)}\n").And.Contain($"version **{VersionAdvice.Next("1.2.3", both)}** or later");
    }

    [Test]
    public void A_change_with_which_nothing_builds_is_breaking_and_says_why_without_folders()
    {
        const string Log = "  Restored /home/me/it/src/A/A.csproj\n/home/me/it/src/A/B.cs(3,7): error CS0246: The type 'Gone' could not be found [/home/me/it/src/A/A.csproj::TargetFramework=net8.0]\n/home/me/it/src/A/B.cs(3,7): error CS0246: The type 'Gone' could not be found [/home/me/it/src/A/A.csproj::TargetFramework=net10.0]\n";

        var summary = new ChangeSummary(ReportSamples.Document(ReportVerdict.Additive), null, null, CompilerErrors.Of(Log));

        summary.Verdict.Should().Be(ReportVerdict.Breaking);
        SummaryText.Markdown(summary, "0.1.0", "0.1.0").Should().Contain("```text\nB.cs(3,7): error CS0246: The type 'Gone' could not be found\n```\n").And.NotContain("/home");
    }

    private static Dictionary<string, PackagedApi> Package(params (string Framework, string Code)[] libraries) => new(StringComparer.Ordinal)
    {
        ["Api"] = new PackagedApi("Api", libraries.ToDictionary(l => l.Framework, l => ApiSource.Read(l.Code), StringComparer.Ordinal)),
    };

    private static ILookup<string, CompatibilityFinding> Findings(params CompatibilityFinding[] findings) => findings.ToLookup(_ => "Api", StringComparer.Ordinal);
}
