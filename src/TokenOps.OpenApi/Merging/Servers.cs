using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>The servers of operations, which stay with the operation when documents come together.</summary>
internal static class Servers
{
    /// <summary>Takes the servers back from operations that have those of the whole document.</summary>
    public static void Withdraw(JObject merged)
    {
        foreach (var (operation, kind) in DocumentStructure.Walk(merged, NodeKind.Document).ToList())
        {
            if (kind == NodeKind.Operation && SchemaShape.Same(operation["servers"], merged["servers"], new HashSet<string>()))
                operation.Remove("servers");
        }
    }
}
