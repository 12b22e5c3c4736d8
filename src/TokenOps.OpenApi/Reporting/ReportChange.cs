using System.Collections.Generic;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Reporting;

/// <summary>One change of the document in terms of the API.</summary>
/// <param name="Verdict">What it means to users of this client.</param>
/// <param name="Place">The operation and its side, such as <c>POST /v1/images/edits request</c>.</param>
/// <param name="Member">The property as a path, such as <c>usage.total_tokens</c>; empty where the change is about the place as a whole.</param>
/// <param name="What">What changed, in words.</param>
public sealed record ReportChange(ReportVerdict Verdict, string Place, string Member, string What)
{
    /// <summary>Gets what the change means to users of any client that holds to the document.</summary>
    /// <value>The verdict for this client, unless the two differ.</value>
    public ReportVerdict Contract { get; init; } = Verdict;

    /// <summary>Gets why this client's users are better or worse off than the contract says; empty where both agree.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>Gets what the document said before, in short; empty where it said nothing.</summary>
    public string Before { get; init; } = string.Empty;

    /// <summary>Gets what the document says now, in short; empty where it says nothing.</summary>
    public string After { get; init; } = string.Empty;

    /// <summary>Gets where the change stands: in the document as it is, or as it was where something is gone.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Gets what a user of the client has to do; empty where there is nothing to do.</summary>
    public string Advice { get; init; } = string.Empty;

    /// <summary>Gets the further places that the same change reaches, because they share its schema.</summary>
    public IReadOnlyList<string> OtherPlaces { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Verdict}: {Place}{(Member.Length == 0 ? string.Empty : " " + Member)}: {What}";
}
