namespace TokenOps.OpenApi.Reporting;

/// <summary>What a change means to users of this client where that differs from what the contract says.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why it differs, as the end of a sentence that begins with "because".</param>
internal sealed record ClientVerdict(ReportVerdict Verdict, string Reason)
{
    public static readonly ClientVerdict ResponsesAreNotChecked = new(ReportVerdict.Additive, "the client does not check responses against limits");

    public static readonly ClientVerdict EnumsAreOpen = new(ReportVerdict.Additive, "enums are open: code that was compiled before receives the new value as it is");

    public static readonly ClientVerdict BranchesAreKept = new(ReportVerdict.Additive, "a branch that the client does not know is kept raw");

    public static readonly ClientVerdict UnknownPropertiesAreKept = new(ReportVerdict.Additive, "properties that the client does not know are kept");

    public static ClientVerdict CSharp(string reason) => new(ReportVerdict.Breaking, reason);
}
