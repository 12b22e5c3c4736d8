namespace TokenOps.OpenApi.Reporting;

/// <summary>What a change of the document means to users of the client, from harmless to serious.</summary>
public enum ReportVerdict
{
    /// <summary>Nothing changed.</summary>
    Unchanged,

    /// <summary>Only words changed: descriptions, examples, titles.</summary>
    Documentation,

    /// <summary>Whatever worked before works still, and more does.</summary>
    Additive,

    /// <summary>Something that worked before, or compiled before, may not any longer.</summary>
    Breaking,
}
