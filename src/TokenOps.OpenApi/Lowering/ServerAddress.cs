using System;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Reads where requests go from a list of servers.</summary>
internal static partial class ServerAddress
{
    /// <summary>Returns the first address that is absolute, its variables replaced by their defaults; null when there is none.</summary>
    public static string? Of(JToken? servers, DiagnosticBag diagnostics)
    {
        if (servers is not JArray { Count: > 0 } list)
            return null;

        foreach (var server in list.OfType<JObject>())
        {
            var address = Variable().Replace(server["url"]?.ToString().Trim() ?? string.Empty, m => Value(server, m.Groups["name"].Value) ?? m.Value);
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !address.Contains('{', StringComparison.Ordinal))
                return address;
        }

        diagnostics.Note(DiagnosticCodes.Ignored, list, $"no server here has an absolute http or https address ('{list[0]["url"]}'); callers must set BaseAddress");
        return null;
    }

    private static string? Value(JObject server, string name)
    {
        var variable = server["variables"]?[name];
        return (variable?["default"] ?? (variable?["enum"] as JArray)?.FirstOrDefault())?.ToString();
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
