using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Reads the parameters of a path such as <c>/v1/files/{id}</c>.</summary>
internal static partial class PathTemplate
{
    /// <summary>Returns the path without the names of its parameters.</summary>
    public static string Anonymous(string path) => Parameter.Replace(path, "{}");

    /// <summary>Returns the names of the parameters, in order.</summary>
    public static List<string> Parameters(string path) => [.. Parameter.Matches(path).Select(m => m.Groups["name"].Value)];

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter { get; }
}
