using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares the servers that requests go to. The first one is where the client sends them.</summary>
internal static class ServerComparison
{
    public static void Compare(ChangeCollector changes, string place, JToken? before, JToken? after)
    {
        var (was, now) = (Addresses(before), Addresses(after));
        if (was.FirstOrDefault() != now.FirstOrDefault())
            changes.Add(ReportVerdict.Breaking, place, string.Empty, $"the default server changed from {was.FirstOrDefault() ?? "nothing"} to {now.FirstOrDefault() ?? "nothing"}", before, after, advice: "Set BaseAddress to stay with the old server.");
        else if (!was.ToHashSet(StringComparer.Ordinal).SetEquals(now))
            changes.Add(ReportVerdict.Additive, place, string.Empty, "servers behind the first changed", before, after);
        else if (!JToken.DeepEquals(before, after))
            changes.Add(ReportVerdict.Documentation, place, string.Empty, "descriptions of servers changed", before, after);
    }

    private static string[] Addresses(JToken? servers) => [.. (servers as JArray ?? []).OfType<JObject>().Select(Address)];

    private static string Address(JObject server)
    {
        var address = server["url"]?.ToString() ?? string.Empty;
        foreach (var variable in (server["variables"] as JObject ?? []).Properties())
            address = address.Replace($"{{{variable.Name}}}", variable.Value["default"]?.ToString() ?? string.Empty, StringComparison.Ordinal);
        return address.TrimEnd('/');
    }
}
