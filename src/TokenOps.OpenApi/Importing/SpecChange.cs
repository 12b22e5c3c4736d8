namespace TokenOps.OpenApi.Importing;

/// <summary>One difference between two documents.</summary>
/// <param name="Path">Where, as names joined by <c>/</c>.</param>
/// <param name="Before">What was there, as JSON; null when it was added.</param>
/// <param name="After">What is there now, as JSON; null when it was removed.</param>
public sealed record SpecChange(string Path, string? Before, string? After)
{
    private const int Shown = 60;

    /// <summary>One line: <c>+</c> added, <c>-</c> removed, <c>~</c> changed; long values shortened.</summary>
    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"+ {Path}: {Short(After!)}",
        (_, null) => $"- {Path}: {Short(Before)}",
        _ => $"~ {Path}: {Short(Before)} -> {Short(After)}",
    };

    private static string Short(string value) => value.Length <= Shown ? value : value[..(char.IsHighSurrogate(value[Shown - 1]) ? Shown - 1 : Shown)] + "…";
}
