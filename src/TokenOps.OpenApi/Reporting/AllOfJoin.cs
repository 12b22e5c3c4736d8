using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Joins the parts of an <c>allOf</c> to one set of keywords that allows what all of them allow.</summary>
internal static class AllOfJoin
{
    public static void Join(JObject target, JObject part, bool textsWin = false)
    {
        foreach (var property in part.Properties())
        {
            if (target.Property(property.Name, StringComparison.Ordinal) is not { } existing)
                target.Add(new JProperty(property.Name, property.Value.DeepClone().From(property)).From(property));
            else if (!JToken.DeepEquals(existing.Value, property.Value))
                existing.Value = Join(property.Name, existing.Value, property.Value, textsWin).From(property);
        }
    }

    private static JToken Join(string keyword, JToken first, JToken second, bool textsWin)
    {
        if (SchemaKeywords.IsWords(keyword) || keyword == "default")
            return textsWin ? second.DeepClone() : first.DeepClone();
        if (SchemaKeywords.IsLowerLimit(keyword) || SchemaKeywords.IsUpperLimit(keyword))
            return (first is JValue a && second is JValue b && a.CompareTo(b) > 0) == SchemaKeywords.IsLowerLimit(keyword) ? first.DeepClone() : second.DeepClone();

        return (keyword, first, second) switch
        {
            ("properties" or "patternProperties" or "dependentSchemas", JObject one, JObject two) => Properties(one, two),
            ("required", JArray one, JArray two) => new JArray(one.Concat(two).Select(v => v.ToString()).Distinct(StringComparer.Ordinal)),
            ("enum", JArray one, JArray two) => new JArray(one.Where(v => two.Any(w => JToken.DeepEquals(v, w)))),
            ("type", _, _) => Types(first, second),
            ("additionalProperties" or "unevaluatedProperties" or "items", JValue { Value: false }, _) => first.DeepClone(),
            ("additionalProperties" or "unevaluatedProperties" or "items", _, JValue { Value: false }) => second.DeepClone(),
            ("additionalProperties" or "items" or "not" or "contains" or "propertyNames", JObject, JObject) => Both(first, second),
            ("readOnly" or "writeOnly" or "deprecated" or "uniqueItems", JValue { Value: bool one }, JValue { Value: bool two }) => new JValue(one || two),
            // Both hold, and neither says what the other does: they compare as a pair.
            _ => new JArray(first.DeepClone(), second.DeepClone()),
        };
    }

    private static JObject Properties(JObject first, JObject second)
    {
        var result = ((JObject)first.DeepClone()).From(first);
        foreach (var property in second.Properties())
        {
            if (result[property.Name] is not { } existing)
                result.Add(new JProperty(property.Name, property.Value.DeepClone().From(property)).From(property));
            else if (!JToken.DeepEquals(existing, property.Value))
                result[property.Name] = Both(existing, property.Value);
        }

        return result;
    }

    private static JObject Both(JToken first, JToken second) =>
        new JObject(new JProperty("allOf", new JArray(first.DeepClone().From(first), second.DeepClone().From(second)))).From(second);

    private static JArray Types(JToken first, JToken second)
    {
        var one = (first as JArray ?? new JArray(first)).Select(t => t.ToString()).ToList();
        var two = (second as JArray ?? new JArray(second)).Select(t => t.ToString()).ToList();
        var both = one.Where(t => two.Contains(t) || (t == "integer" && two.Contains("number"))).Concat(two.Where(t => t == "integer" && one.Contains("number"))).Distinct(StringComparer.Ordinal);
        return new JArray(both);
    }
}
