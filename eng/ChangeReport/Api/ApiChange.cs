using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport.Api;

/// <summary>One change of the public API.</summary>
/// <param name="Verdict">What it means to users.</param>
/// <param name="Id">The documentation comment's id of the type or member.</param>
/// <param name="Name">The short name.</param>
/// <param name="What">What changed, in words.</param>
internal sealed record ApiChange(ReportVerdict Verdict, string Id, string Name, string What);
