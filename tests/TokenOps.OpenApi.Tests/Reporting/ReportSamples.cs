using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting;

/// <summary>Reports of a wanted verdict.</summary>
internal static class ReportSamples
{
    private const string Operation = "{operationId: 'a', description: 'b', responses: {'204': {description: 'c'}}}";

    public static SpecReport Document(ReportVerdict verdict)
    {
        var one = Paths("/a");
        var report = verdict switch
        {
            ReportVerdict.Additive => SpecReport.Between(one, Paths("/a", "/b")),
            ReportVerdict.Breaking => SpecReport.Between(Paths("/a", "/b"), one),
            ReportVerdict.Documentation => SpecReport.Between(one, new JObject(one.Properties()) { ["info"] = new JObject { ["title"] = "d" } }),
            _ => SpecReport.Between(one, one),
        };
        report.Verdict.Should().Be(verdict);
        return report;
    }

    private static JObject Paths(params string[] paths)
    {
        var document = new JObject { ["paths"] = new JObject() };
        foreach (var path in paths)
            document["paths"]![path] = new JObject { ["get"] = JObject.Parse(Operation) };
        return document;
    }
}
