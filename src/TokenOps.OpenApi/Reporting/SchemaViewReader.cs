using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Lowering;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Reads the schemas of one document as views. A view is made once for each token.</summary>
internal sealed class SchemaViewReader(JObject document)
{
    private const int MaximumDepth = 64;

    private static readonly string[] Unions = ["oneOf", "anyOf"];

    private readonly References _references = new(document, new DiagnosticBag());
    private readonly Dictionary<JToken, SchemaView> _views = new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns the view of a schema; anything is allowed where there is none.</summary>
    public SchemaView Read(JToken? schema)
    {
        if (schema is null)
            return new SchemaView(JValue.CreateUndefined(), []);
        if (!_views.TryGetValue(schema, out var view))
            _views[schema] = view = Read(schema, depth: 0);
        return view;
    }

    /// <summary>Follows the references of something that is no schema, such as a parameter.</summary>
    public JObject Resolve(JToken? token) => token is null ? [] : _references.Resolve(token) ?? [];

    private SchemaView Read(JToken schema, int depth)
    {
        if (schema is JValue { Type: JTokenType.Boolean } allowed)
            return new SchemaView(schema, []) { IsNever = !allowed.Value<bool>() };
        if (schema is not JObject source || depth > MaximumDepth)
            return new SchemaView(schema, []);

        var name = References.SchemaName(schema);
        var hasReference = source["$ref"] is not null;
        var target = hasReference ? _references.Resolve(source) : null;
        var hasSiblings = source.Properties().Any(p => p.Name != "$ref");
        if (target is not null && !hasSiblings)
            return Read(target, depth + 1) with { Origin = target, Name = name };

        var result = new JObject().From(schema);
        if (target is not null)
            AllOfJoin.Join(result, Keywords(target, depth));
        foreach (var part in source["allOf"] as JArray ?? [])
            AllOfJoin.Join(result, Keywords(part, depth));
        // What a schema says of itself wins over what its parts say of themselves.
        AllOfJoin.Join(result, new JObject(source.Properties().Where(p => p.Name is not ("$ref" or "allOf")).Select(p => new JProperty(p.Name, p.Value.DeepClone()).From(p))), textsWin: true);
        return Normalize(schema, result, depth) with { Name = name };
    }

    private JObject Keywords(JToken part, int depth)
    {
        var view = Read(part, depth + 1);
        var result = (JObject)view.Keywords.DeepClone();
        if (view.Types.Count > 0)
            result["type"] = new JArray(view.IsNullable ? view.Types.Append("null") : view.Types);
        if (view.Branches.Count > 0)
            result[view.UnionKeyword] = new JArray(view.Branches.Select(b => b.DeepClone().From(b)).Concat(view.IsNullable ? [new JObject(new JProperty("type", "null"))] : []));
        return result;
    }

    private SchemaView Normalize(JToken origin, JObject keywords, int depth)
    {
        var types = keywords["type"] switch
        {
            JArray several => several.Select(t => t.ToString()).Distinct(StringComparer.Ordinal).ToList(),
            JValue { Value: string one } => [one],
            _ => new List<string>(),
        };
        keywords.Remove("type");
        var isNullable = types.Remove("null") | (keywords["nullable"] is JValue { Type: JTokenType.Boolean } flag && flag.Value<bool>());
        keywords.Remove("nullable");
        foreach (var (limit, exclusive) in ((string, string)[])[("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")])
            MakeExclusive(keywords, limit, exclusive);
        if (keywords["enum"] is JArray values && values.Any(v => v.Type == JTokenType.Null))
        {
            isNullable = true;
            keywords["enum"] = new JArray(values.Where(v => v.Type != JTokenType.Null).Select(v => v.DeepClone())).From(values);
        }

        foreach (var keyword in Unions)
        {
            if (keywords[keyword] is not JArray branches)
                continue;

            keywords.Remove(keyword);
            var kept = branches.Where(b => !IsNull(b)).ToList();
            isNullable |= kept.Count < branches.Count;
            if (kept.Count == 1)
            {
                AllOfJoin.Join(keywords, Keywords(kept[0], depth));
                var single = Normalize(origin, keywords, depth + 1);
                return single with { IsNullable = isNullable || single.IsNullable, Types = single.Types.Count > 0 ? single.Types : types };
            }

            // The second union of one schema is compared as a keyword.
            if (kept.Count > 1)
                return new SchemaView(origin, keywords) { IsNullable = isNullable, Types = types, Branches = kept, UnionKeyword = keyword };
        }

        return new SchemaView(origin, keywords) { IsNullable = isNullable, Types = types };
    }

    // OpenAPI 3.0 has a flag beside the limit, 3.1 a limit of its own.
    private static void MakeExclusive(JObject keywords, string limit, string exclusive)
    {
        if (keywords[exclusive] is not JValue { Type: JTokenType.Boolean } flag)
            return;

        keywords.Remove(exclusive);
        if (flag.Value<bool>() && keywords[limit] is { } value)
        {
            keywords[exclusive] = value.DeepClone().From(value);
            keywords.Remove(limit);
        }
    }

    private static bool IsNull(JToken branch) =>
        branch is JObject schema && (schema["type"]?.ToString() == "null" || (schema.TryGetValue("const", out var constant) && constant.Type == JTokenType.Null)
            || (schema["enum"] is JArray { Count: > 0 } values && values.All(v => v.Type == JTokenType.Null)));
}
