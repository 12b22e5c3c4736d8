using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>Makes a document ready to stand among others: what holds for the whole of it is said at each operation, and what no client needs is left out.</summary>
internal static class DocumentPreparation
{
    /// <summary>Prepares <paramref name="document"/>, which is changed in place.</summary>
    public static void Prepare(SpecDocument document, DiagnosticBag notes)
    {
        var root = document.Root;
        DropReverseCalls(root, notes);
        foreach (var (node, kind) in DocumentStructure.Walk(root, NodeKind.Document).ToList())
        {
            if (kind == NodeKind.Schema)
                Upgrade(node);
            else if (kind == NodeKind.PathItem)
                PushDown(root, node);
        }

        root.Remove("security");
    }

    // Webhooks and callbacks are calls to the caller's own server.
    private static void DropReverseCalls(JObject root, DiagnosticBag notes)
    {
        if (root.Property("webhooks") is { } webhooks)
        {
            notes.Note(DiagnosticCodes.Ignored, webhooks, "webhooks are calls to a server of the caller's own; the client has nothing for them, and their types are offered as far as they are components");
            webhooks.Remove();
        }

        foreach (var operation in Operations(root).ToList())
        {
            if (operation.Property("callbacks") is not { } callbacks)
                continue;
            notes.Note(DiagnosticCodes.Ignored, callbacks, "callbacks are calls to a server of the caller's own; the client has nothing for them");
            callbacks.Remove();
        }

        (root["components"] as JObject)?.Remove("callbacks");
    }

    private static System.Collections.Generic.IEnumerable<JObject> Operations(JObject root) =>
        DocumentStructure.Walk(root, NodeKind.Document).Where(n => n.Kind == NodeKind.Operation).Select(n => n.Node);

    // The defaults of the document and of the path hold for its own operations only, so they must be said where they hold.
    private static void PushDown(JObject root, JObject item)
    {
        var servers = item["servers"] as JArray ?? root["servers"] as JArray;
        foreach (var method in DocumentStructure.Methods)
        {
            if (item[method] is not JObject operation)
                continue;
            if (root["security"] is { } security && operation["security"] is null)
                operation["security"] = security.DeepClone().From(security);
            if (servers is { Count: > 0 } && operation["servers"] is null)
                operation["servers"] = servers.DeepClone().From(servers);
        }

        item.Remove("servers");
    }

    // OpenAPI 3.0 says with a boolean that a limit is exclusive; 3.1 says the exclusive limit itself.
    private static void Upgrade(JObject schema)
    {
        foreach (var (exclusive, limit) in ((string, string)[])[("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")])
        {
            if (schema[exclusive] is not JValue { Value: bool isExclusive } flag)
                continue;
            if (isExclusive && schema[limit] is { } value)
            {
                flag.Replace(value.DeepClone());
                schema.Remove(limit);
            }
            else
            {
                schema.Remove(exclusive);
            }
        }
    }
}
