using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport.Wire;

/// <summary>One difference in what two versions of the client send or accept for the same call.</summary>
/// <param name="Verdict">What it means to users.</param>
/// <param name="Operation">The operation, such as <c>POST /v1/images/edits request</c>.</param>
/// <param name="Element">The element of the message, such as <c>part prompt</c>; empty for the message as a whole.</param>
/// <param name="What">What changed.</param>
internal sealed record WireRow(ReportVerdict Verdict, string Operation, string Element, string What);
