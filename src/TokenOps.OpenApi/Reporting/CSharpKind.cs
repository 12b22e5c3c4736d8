using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Lowering;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Tells, in the words of a C# programmer, what kind of type a schema becomes.</summary>
internal static class CSharpKind
{
    /// <summary>Returns the verdict of a change of the C# type; null where the type stays.</summary>
    public static ClientVerdict? Change(SchemaView before, SchemaView after)
    {
        var (was, now) = (Of(before), Of(after));
        return was == now ? null : ClientVerdict.CSharp($"the C# type changes from {was} to {now}");
    }

    private static string Of(SchemaView view)
    {
        if (view.Branches.Count > 0)
            return view.Name is { } name ? $"the union {name}" : "a union";
        if (view.Types.Count > 1)
            return "a union";

        return view.Type switch
        {
            null => "raw JSON",
            "object" => view.Keywords["properties"] is JObject { Count: > 0 } || view.Keywords["discriminator"] is JObject ? (view.Name is { } name ? $"the class {name}" : "a class") : "a dictionary",
            "array" => "a list",
            "string" when view.Values.Count > 0 => view.Name is { } name ? $"the enum {name}" : "an enum",
            var type => Scalar(view, type),
        };
    }

    private static string Scalar(SchemaView view, string type)
    {
        var schema = (JObject)view.Keywords.DeepClone();
        schema["type"] = type;
        var csharp = ScalarLowerer.Lower(new NormalSchema(schema, IsNullable: false), new DiagnosticBag()).CSharp;
        return csharp[(csharp.LastIndexOf('.') + 1)..];
    }
}
