using System;
using TokenOps.ChangeReport.Api;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport;

/// <summary>What a change means to users: in the document's API and in the packages'.</summary>
/// <param name="Document">What changed in the document.</param>
/// <param name="Api">What changed in the public API; null where it does not compile any longer.</param>
/// <param name="CompilerErrors">What the compiler said then; otherwise empty.</param>
internal sealed record ChangeSummary(SpecReport Document, ApiReport? Api, string CompilerErrors)
{
    /// <summary>The worse of both. Code that does not compile has no API to keep.</summary>
    public ReportVerdict Verdict => Api is null ? ReportVerdict.Breaking : (ReportVerdict)Math.Max((int)Document.Verdict, (int)Api.Verdict);
}
