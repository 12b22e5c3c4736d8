namespace TokenOps.Cli.Output;

/// <summary>Texts as the command line shows them.</summary>
internal static class ConsoleText
{
    private const int Limit = 60;

    /// <summary>At most sixty characters, without control characters that could change the terminal.</summary>
    public static string Short(string text)
    {
        var safe = string.Create(System.Math.Min(text.Length, Limit), text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
        return text.Length > Limit ? safe + "…" : safe;
    }

    /// <summary>The whole text, its lines kept, without control characters that could change the terminal.</summary>
    public static string Safe(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = char.IsControl(source[i]) && source[i] != '\n' ? ' ' : source[i];
    });

    /// <summary>A number of bytes for people.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => InUnit(bytes, 1, "B"),
        < 1024 * 1024 => InUnit(bytes, 1024, "KB"),
        _ => InUnit(bytes, 1024 * 1024, "MB"),
    };

    private static string InUnit(long bytes, long unit, string name) =>
        (bytes / (double)unit).ToString(unit == 1 ? "0" : "0.0", System.Globalization.CultureInfo.InvariantCulture) + " " + name;
}
