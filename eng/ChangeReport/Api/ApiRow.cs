using System.Collections.Generic;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport.Api;

/// <summary>One line of the report: a change, and where it happens.</summary>
/// <param name="Verdict">What it means to users.</param>
/// <param name="Package">The package's id.</param>
/// <param name="Name">The type or member; empty for the package as a whole.</param>
/// <param name="What">What changed.</param>
/// <param name="Frameworks">The target frameworks that it happens in; empty for all of the package's.</param>
internal sealed record ApiRow(ReportVerdict Verdict, string Package, string Name, string What, IReadOnlyList<string> Frameworks);
