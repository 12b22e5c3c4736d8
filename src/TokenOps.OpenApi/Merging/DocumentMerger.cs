using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>
/// Makes one document of many, each of which carries its own copy of what they share, and the copies drift. The order of the
/// documents decides: what came first keeps its names and kinds, and takes what later ones know more of it.
/// </summary>
public static class DocumentMerger
{
    /// <summary>Merges <paramref name="documents"/>, in their order. Nothing of them is shared with the result.</summary>
    public static JObject Merge(IReadOnlyList<SpecDocument> documents, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(diagnostics);

        var result = new JObject();
        foreach (var original in documents)
        {
            var document = original with { Root = (JObject)original.Root.DeepClone() };
            DocumentPreparation.Prepare(document, diagnostics);
            if (result.Count == 0)
            {
                result = document.Root;
                MergeTags(result, result.Property("tags")?.Value);
                continue;
            }

            new ComponentMerger(result, document, diagnostics).Merge();
            new PathMerger(result, document, diagnostics).Merge();
            MergeTags(result, document.Root["tags"]);
            foreach (var property in document.Root.Properties().Where(p => !result.ContainsKey(p.Name)).ToList())
                result.Add(new JProperty(property).From(property));
        }

        Servers.Withdraw(result);
        return result;
    }

    private static void MergeTags(JObject result, JToken? tags)
    {
        if (tags is not JArray added)
            return;

        var merged = new List<JObject>();
        foreach (var tag in (result["tags"] as JArray ?? []).Concat(added).OfType<JObject>())
        {
            if (merged.Find(t => JToken.DeepEquals(t["name"], tag["name"])) is not { } known)
                merged.Add((JObject)tag.DeepClone());
            else if (tag["description"] is { } text && text.ToString().Length > (known["description"]?.ToString().Length ?? 0))
                known["description"] = text.DeepClone();
        }

        result["tags"] = new JArray(merged).From(added);
    }
}
