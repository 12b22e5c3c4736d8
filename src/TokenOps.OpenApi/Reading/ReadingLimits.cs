namespace TokenOps.OpenApi.Reading;

/// <summary>What no document needs, and what only a mistake or an attack exceeds.</summary>
internal static class ReadingLimits
{
    /// <summary>The deepest nesting of mappings and lists, with aliases resolved.</summary>
    public const int Depth = 200;

    /// <summary>The most nodes of one file, with aliases resolved: ten times the largest public API.</summary>
    public const int Nodes = 4_000_000;

    /// <summary>The size of one file in bytes.</summary>
    public const long FileSize = 128L * 1024 * 1024;
}
