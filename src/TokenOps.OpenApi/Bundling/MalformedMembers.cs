using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>Makes sure that what stands where a parameter, a schema or another node belongs is one, so that no later step must ask.</summary>
internal static class MalformedMembers
{
    // A type follows from these; the other keywords only narrow it.
    private static readonly string[] TypeKeywords = ["schemas", "schema", "properties", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "prefixItems", "$defs", "definitions"];

    /// <summary>Mends the members of <paramref name="root"/> and of all nodes below it.</summary>
    public static void MendAll(JObject root, NodeKind kind, DiagnosticBag diagnostics)
    {
        var open = new Stack<(JObject Node, NodeKind Kind)>([(root, kind)]);
        while (open.TryPop(out var at))
        {
            Mend(at.Node, at.Kind, diagnostics);
            foreach (var child in DocumentStructure.Children(at.Node, at.Kind).Reverse())
                open.Push(child);
        }
    }

    /// <summary>Mends the members of <paramref name="node"/>: what says nothing is left out, what is wrong and needed is reported.</summary>
    public static void Mend(JObject node, NodeKind kind, DiagnosticBag diagnostics)
    {
        // Examples may be anything.
        foreach (var (value, expected, isEntry) in DocumentStructure.Malformed(node, kind).Where(m => m.Kind != NodeKind.Example).ToList())
        {
            var member = (value.Parent as JProperty ?? value.Parent?.Parent as JProperty)!.Name;
            var isPlural = !isEntry && value.Parent is JProperty && !IsSingle(expected, member);
            var message = isPlural ? $"expected '{member}' to hold {Name(expected)} or several, found {value.Type}" : $"expected {Name(expected)}, found {value.Type}";
            var isNull = value.Type == JTokenType.Null;
            if (expected == NodeKind.Discriminator && value is JValue { Value: string property })
                AsDiscriminator(value, property, diagnostics);
            else if (isNull && isEntry && value.Parent is JProperty && expected != NodeKind.Schema)
                value.Replace(new JObject().From(value));
            else if (IsNeeded(expected, isEntry ? Container(value) : member) && !(isNull && (isPlural || expected != NodeKind.Schema)))
                Report(value, message, isEntry, diagnostics);
            else
                Remove(value, message + "; it is left out", diagnostics);
        }
    }

    // Swagger 2.0 wrote the name alone.
    private static void AsDiscriminator(JToken value, string property, DiagnosticBag diagnostics)
    {
        diagnostics.Note(DiagnosticCodes.ReadLeniently, value, $"the discriminator '{property}' is a text; it is read as the name of the property");
        value.Replace(new JObject(new JProperty("propertyName", property)).From(value));
    }

    // What follows may rely on the structure, so that one run names every mistake.
    private static void Report(JToken value, string message, bool isEntry, DiagnosticBag diagnostics)
    {
        diagnostics.Add(DiagnosticCodes.InvalidKeyword, value, message);
        if (isEntry)
            value.Replace(new JObject().From(value));
        else
            value.Parent?.Remove();
    }

    private static void Remove(JToken value, string message, DiagnosticBag diagnostics)
    {
        diagnostics.Note(DiagnosticCodes.Ignored, value, message);
        if (value.Parent is JProperty property)
            property.Remove();
        else
            value.Remove();
    }

    private static string Container(JToken entry) => entry.Ancestors().OfType<JProperty>().SkipWhile(p => p.Value == entry).First().Name;

    private static bool IsSingle(NodeKind kind, string member) =>
        kind is NodeKind.Operation or NodeKind.RequestBody or NodeKind.Components or NodeKind.Discriminator || (kind == NodeKind.Schema && (DocumentStructure.Schemas.Contains(member) || member == "schema"));

    // Without these a call would be sent or read wrong; all else only adds to it.
    private static bool IsNeeded(NodeKind kind, string member) => kind switch
    {
        NodeKind.Schema => TypeKeywords.Contains(member),
        NodeKind.Components or NodeKind.PathItem or NodeKind.Operation or NodeKind.Parameter or NodeKind.RequestBody or NodeKind.Response or NodeKind.MediaType => true,
        _ => false,
    };

    private static string Name(NodeKind kind)
    {
        var words = string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
        return kind == NodeKind.Components ? words : (words[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + words;
    }
}
