using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Importing;

/// <summary>Compares two documents member by member. Lists of scalars, such as enums and required, compare as sets.</summary>
public static class SpecChanges
{
    /// <summary>What changed from <paramref name="before"/> to <paramref name="after"/>.</summary>
    public static IReadOnlyList<SpecChange> Between(JObject before, JObject after)
    {
        var changes = new List<SpecChange>();
        Compare(string.Empty, before, after, changes);
        return changes;
    }

    private static void Compare(string path, JToken? before, JToken? after, List<SpecChange> changes)
    {
        if (JToken.DeepEquals(before, after))
            return;

        if (before is JObject a && after is JObject b)
        {
            foreach (var name in a.Properties().Select(p => p.Name).Union(b.Properties().Select(p => p.Name)))
                Compare(path.Length == 0 ? name : $"{path}/{name}", a[name], b[name], changes);
        }
        else if (before is JArray x && after is JArray y && x.Concat(y).All(i => i is JValue))
        {
            foreach (var item in x.Where(i => !y.Any(j => JToken.DeepEquals(i, j))))
                changes.Add(new SpecChange(path, Text(item), null));
            foreach (var item in y.Where(i => !x.Any(j => JToken.DeepEquals(i, j))))
                changes.Add(new SpecChange(path, null, Text(item)));
        }
        else if (before is JArray first && after is JArray second && first.Count == second.Count)
        {
            for (var i = 0; i < first.Count; i++)
                Compare($"{path}/{i}", first[i], second[i], changes);
        }
        else
        {
            changes.Add(new SpecChange(path, Text(before), Text(after)));
        }
    }

    private static string? Text(JToken? token) => token?.ToString(Formatting.None);
}
