using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting.Mutations;

/// <summary>One way to change a schema, and what that means to users of the client.</summary>
/// <param name="Name">The edit, in words.</param>
/// <param name="Applies">Whether the schema can be changed so.</param>
/// <param name="Apply">Changes the schema.</param>
/// <param name="Sent">What it means where requests hold the value.</param>
/// <param name="Received">What it means where responses hold the value.</param>
internal sealed record Edit(string Name, Func<SchemaSite, bool> Applies, Action<JObject> Apply, ReportVerdict Sent, ReportVerdict Received)
{
    /// <summary>Gets the edits, each with its meaning written down here and nowhere else.</summary>
    public static Edit[] All { get; } =
    [
        New("reword", _ => true, s => s["description"] = "Other words.", ReportVerdict.Documentation, ReportVerdict.Documentation),
        New("add an example", _ => true, s => s["example"] = "for instance", ReportVerdict.Documentation, ReportVerdict.Documentation),
        New("add an optional property", HasProperties, s => s["properties"]!["added"] = Text(), ReportVerdict.Additive, ReportVerdict.Additive),
        New("add a required property", HasProperties, s => { s["properties"]!["added"] = Text(); Required(s).Add("added"); }, ReportVerdict.Breaking, ReportVerdict.Additive),
        New("remove a property", HasProperties, s => { Unrequire(s, "p0"); ((JProperty)s["properties"]!["p0"]!.Parent!).Remove(); }, ReportVerdict.Breaking, ReportVerdict.Breaking),
        New("rename a property", HasProperties, Rename, ReportVerdict.Breaking, ReportVerdict.Breaking),
        New("require a property", s => HasProperties(s) && !Requires(s.Schema, "p0"), s => Required(s).Add("p0"), ReportVerdict.Breaking, ReportVerdict.Additive),
        New("no longer require a property", s => HasProperties(s) && Requires(s.Schema, "p0"), s => Unrequire(s, "p0"), ReportVerdict.Additive, ReportVerdict.Breaking),
        New("close an object", s => HasProperties(s) && s.IsWhole, s => s["additionalProperties"] = false, ReportVerdict.Breaking, ReportVerdict.Additive),
        New("tighten a maximum", s => s.Schema["maximum"] is not null, s => s["maximum"] = (int)s["maximum"]! - 1, ReportVerdict.Breaking, ReportVerdict.Additive),
        New("loosen a maximum", s => s.Schema["maximum"] is not null, s => s["maximum"] = (int)s["maximum"]! + 1, ReportVerdict.Additive, ReportVerdict.Additive),
        New("remove a minimum", s => s.Schema["minimum"] is not null, s => s.Remove("minimum"), ReportVerdict.Additive, ReportVerdict.Additive),
        New("make a minimum exclusive", s => s.Schema["minimum"] is not null, s => { s["exclusiveMinimum"] = s["minimum"]; s.Remove("minimum"); }, ReportVerdict.Breaking, ReportVerdict.Additive),
        New("lengthen a minimum length", s => s.Schema["minLength"] is not null, s => s["minLength"] = (int)s["minLength"]! + 1, ReportVerdict.Breaking, ReportVerdict.Additive),
        New("shorten a minimum length", s => s.Schema["minLength"] is not null, s => s["minLength"] = (int)s["minLength"]! - 1, ReportVerdict.Additive, ReportVerdict.Additive),
        New("add a pattern", s => IsText(s) && s.Schema["enum"] is null, s => s["pattern"] = "^a", ReportVerdict.Breaking, ReportVerdict.Additive),
        New("add an enum value", s => s.Schema["enum"] is not null, s => ((JArray)s["enum"]!).Add("d"), ReportVerdict.Additive, ReportVerdict.Additive),
        New("remove an enum value", s => s.Schema["enum"] is not null, s => s["enum"]![0]!.Remove(), ReportVerdict.Breaking, ReportVerdict.Breaking),
        New("list the values of a text", s => IsText(s) && s.Schema["enum"] is null && s.IsWhole, s => s["enum"] = new JArray("x", "y"), ReportVerdict.Breaking, ReportVerdict.Breaking),
        New("change a type", s => IsText(s) && s.IsWhole, s => { s.RemoveAll(); s["type"] = "boolean"; }, ReportVerdict.Breaking, ReportVerdict.Breaking),
        New("allow null", s => IsText(s) && s.IsWhole, s => s["type"] = new JArray("string", "null"), ReportVerdict.Additive, ReportVerdict.Breaking),
        New("allow null as OpenAPI 3.0 does", s => IsText(s) && s.IsWhole, s => s["nullable"] = true, ReportVerdict.Additive, ReportVerdict.Breaking),
        New("no longer allow null", s => s.Schema["type"] is JArray && s.IsWhole, s => s["type"] = "string", ReportVerdict.Breaking, ReportVerdict.Additive),
        New("change a default", s => IsText(s) && s.IsWhole, s => s["default"] = "a", ReportVerdict.Additive, ReportVerdict.Additive),
        New("deprecate", s => s.IsWhole, s => s["deprecated"] = true, ReportVerdict.Additive, ReportVerdict.Additive),
        New("add a branch", s => Union(s.Schema) is not null, s => Union(s)!.Add(new JObject { ["type"] = "array", ["items"] = Text() }), ReportVerdict.Additive, ReportVerdict.Additive),
        New("remove a branch", s => Union(s.Schema) is not null, s => Union(s)![2].Remove(), ReportVerdict.Breaking, ReportVerdict.Additive),
        New("limit the number of items", s => s.Schema["items"] is not null, s => s["maxItems"] = 3, ReportVerdict.Breaking, ReportVerdict.Additive),
        New("limit the number of entries", s => s.Schema["additionalProperties"] is JObject, s => s["maxProperties"] = 3, ReportVerdict.Breaking, ReportVerdict.Additive),
        New("forbid a value", s => IsText(s) && s.IsWhole, s => s["not"] = new JObject { ["const"] = "a" }, ReportVerdict.Breaking, ReportVerdict.Additive),
    ];

    private static Edit New(string name, Func<SchemaSite, bool> applies, Action<JObject> apply, ReportVerdict sent, ReportVerdict received) => new(name, applies, apply, sent, received);

    private static bool HasProperties(SchemaSite site) => site.Schema["properties"]?["p0"] is not null;

    private static bool IsText(SchemaSite site) => site.Schema["type"]?.ToString() == "string";

    private static JArray? Union(JObject schema) => (schema["anyOf"] ?? schema["oneOf"]) as JArray;

    private static JObject Text() => new() { ["type"] = "string" };

    private static bool Requires(JObject schema, string name) => (schema["required"] as JArray ?? []).Any(n => n.ToString() == name);

    private static JArray Required(JObject schema)
    {
        if (schema["required"] is not JArray names)
            schema["required"] = names = [];
        return names;
    }

    private static void Unrequire(JObject schema, string name)
    {
        foreach (var token in (schema["required"] as JArray ?? []).Where(n => n.ToString() == name).ToList())
            token.Remove();
        if (schema["required"] is JArray { Count: 0 })
            schema.Remove("required");
    }

    private static void Rename(JObject schema)
    {
        var isRequired = Requires(schema, "p0");
        Unrequire(schema, "p0");
        var property = (JProperty)schema["properties"]!["p0"]!.Parent!;
        property.Replace(new JProperty("renamed", property.Value));
        if (isRequired)
            Required(schema).Add("renamed");
    }
}
