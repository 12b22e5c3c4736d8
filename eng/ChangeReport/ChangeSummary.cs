using System;
using TokenOps.ChangeReport.Api;
using TokenOps.ChangeReport.Wire;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport;

/// <summary>What a change means to users: in the document's API, in the packages', and on the wire.</summary>
/// <param name="Document">What changed in the document.</param>
/// <param name="Api">What changed in the public API; null where it does not compile any longer.</param>
/// <param name="Wire">What changed in what the client sends and accepts; null where it was not compared.</param>
/// <param name="CompilerErrors">What the compiler said where the packages do not compile; otherwise empty.</param>
internal sealed record ChangeSummary(SpecReport Document, ApiReport? Api, WireReport? Wire, string CompilerErrors)
{
    /// <summary>Gets the worst of all. Code that does not compile has no API to keep.</summary>
    public ReportVerdict Verdict => Api is null
        ? ReportVerdict.Breaking
        : (ReportVerdict)Math.Max((int)(Wire?.Verdict ?? ReportVerdict.Unchanged), Math.Max((int)Document.Verdict, (int)Api.Verdict));
}
