namespace TokenOps.OpenApi.Reporting;

/// <summary>One change of the document in terms of the API.</summary>
/// <param name="Verdict">What it means.</param>
/// <param name="Place">The operation and its side, such as <c>POST /v1/images/edits request</c>.</param>
/// <param name="Member">The member as a path, such as <c>usage.total_tokens</c>; empty where it is about the place as a whole.</param>
/// <param name="What">What changed, in words.</param>
public sealed record ReportChange(ReportVerdict Verdict, string Place, string Member, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Verdict}: {Place}{(Member.Length == 0 ? string.Empty : " " + Member)}: {What}";
}
