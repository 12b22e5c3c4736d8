using System.Globalization;
using System.Text.RegularExpressions;

namespace TokenOps.Stubs.Definitions;

/// <summary>Reads <c>Prefer: code=400, example=NAME</c>.</summary>
internal static class Preference
{
    /// <summary>The header's name.</summary>
    public const string Header = "Prefer";

    /// <summary>A pattern, good in .NET and Java, that a header asking for this status matches whole.</summary>
    public static string Code(int status) => Pattern("code", status.ToString(CultureInfo.InvariantCulture));

    /// <summary>A pattern, good in .NET and Java, that a header asking for this example matches whole.</summary>
    public static string Example(string name) => Pattern("example", Contracts.OperationContract.Quote(name));

    /// <summary>A pattern, good in .NET and Java, that a header naming this media type before all others matches whole.</summary>
    public static string First(string mediaType) => $"(?i) *{Contracts.OperationContract.Quote(mediaType.Split(';')[0].Trim())} *(?:[;,].*)?";

    /// <summary>Whether one of the header's values matches the pattern whole.</summary>
    public static bool IsMatch(IReadOnlyDictionary<string, string[]> headers, string header, string pattern) =>
        headers.TryGetValue(header, out var values)
        && values.Any(value => Regex.IsMatch(value, @"\A(?:" + pattern + @")\z", RegexOptions.Singleline, TimeSpan.FromSeconds(1)));

    private static string Pattern(string key, string value) => $"(?:.*[,; ])?{key}=\"?{value}\"?(?:[,; ].*)?";
}
