namespace TokenOps.OpenApi.Importing;

/// <summary>What becomes of an imported document.</summary>
public enum ImportOutcome
{
    /// <summary>A new file was written.</summary>
    Added,

    /// <summary>The file that described the same was replaced.</summary>
    Updated,

    /// <summary>The file says the same already, and was not touched.</summary>
    Unchanged,

    /// <summary>The file that describes the same was kept; the remark says why.</summary>
    Kept,
}
