using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>
/// Compares the credentials that an operation asks for. Each requirement is an alternative: one more is room, one less
/// breaks those who use it, and so does a requirement that asks for more. Schemes compare by what they are, not by name.
/// </summary>
internal sealed class SecurityComparison(ChangeCollector changes)
{
    public void Compare(string place, DescribedOperation old, DescribedOperation now)
    {
        var (was, has) = (Alternatives(old), Alternatives(now));
        var isAsked = was.Count > 0 && !was.Exists(a => a.Count == 0);
        var isStillAsked = has.Count > 0 && !has.Exists(a => a.Count == 0);

        // Whoever satisfied an alternative before must satisfy one now.
        var lost = (was.Count > 0 ? was : [new(StringComparer.Ordinal)]).Where(a => has.Count > 0 && !has.Exists(b => b.IsSubsetOf(a))).ToList();
        var gained = has.Where(b => was.Count > 0 && !was.Exists(a => a.IsSubsetOf(b))).ToList();
        foreach (var alternative in lost)
            Add(ReportVerdict.Breaking, alternative.Count == 0 ? $"credentials are asked for now: {Text(has)}" : $"no longer takes {Text([alternative])}", "Use credentials that the document lists.");
        if (isAsked && !isStillAsked)
            Add(ReportVerdict.Additive, "credentials are no longer asked for");
        else
            foreach (var alternative in gained.Where(_ => lost.Count == 0 || isAsked))
                Add(ReportVerdict.Additive, $"also takes {Text([alternative])}");

        void Add(ReportVerdict verdict, string what, string advice = "") => changes.Add(verdict, place, string.Empty, what, old.Security, now.Security, advice: advice);
    }

    private static List<HashSet<string>> Alternatives(DescribedOperation operation) =>
        [.. (operation.Security as JArray ?? []).OfType<JObject>().Select(alternative => alternative.Properties()
            .SelectMany(scheme => Parts(scheme, operation.Document)).ToHashSet(StringComparer.Ordinal))];

    private static IEnumerable<string> Parts(JProperty requirement, JObject document)
    {
        var scheme = document["components"]?["securitySchemes"]?[requirement.Name] as JObject ?? [];
        var isNamed = scheme.Count == 0;
        var text = isNamed ? requirement.Name : string.Join(' ', ((string[])["type", "scheme", "in", "name"]).Select(k => scheme[k]).OfType<JValue>().Select(v => v.ToString(Formatting.None).Trim('"')));
        yield return text;
        foreach (var scope in (requirement.Value as JArray ?? []).Select(s => s.ToString()))
            yield return $"{text} scope {scope}";
    }

    private static string Text(List<HashSet<string>> alternatives) =>
        string.Join(" or ", alternatives.Select(a => a.Count == 0 ? "nothing" : string.Join(" with ", a.Order(StringComparer.Ordinal))));
}
