using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Looks at the parameters of an operation, before any type is made of them.</summary>
internal static class OperationParameters
{
    /// <summary>Returns the names of an operation's query parameters, those of its path among them.</summary>
    /// <param name="item">The path.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="references">Resolves what is referred to.</param>
    public static IEnumerable<string> QueryNames(JObject? item, JObject operation, References references) =>
        (operation["parameters"] as JArray ?? []).Concat(item?["parameters"] as JArray ?? [])
            .Select(references.Resolve)
            .Where(p => p?["in"]?.ToString() == "query")
            .Select(p => p!["name"]?.ToString() ?? string.Empty);
}
