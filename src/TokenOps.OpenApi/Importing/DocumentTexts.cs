using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Importing;

/// <summary>Tells a document's words from what it says: two language editions of a page differ in words only.</summary>
internal static class DocumentTexts
{
    private static readonly string[] Keywords = ["description", "summary", "title", "example", "examples", "externalDocs"];
    private static readonly string[] WordSections = ["info", "tags"];

    /// <summary>Returns whether a document's descriptions are mostly in a script of East Asia.</summary>
    public static bool AreEastAsian(JObject document)
    {
        var (eastAsian, letters) = (0, 0);
        foreach (var text in document.Descendants().OfType<JProperty>().Where(p => p.Name is "description" or "summary" && p.Value.Type == JTokenType.String))
        {
            foreach (var character in (string)text.Value!)
            {
                letters += char.IsLetter(character) ? 1 : 0;
                eastAsian += character is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7af' ? 1 : 0;
            }
        }

        // A character of theirs says as much as several letters do.
        return eastAsian * 4 > letters;
    }

    /// <summary>Returns whether two documents differ in words, examples and extensions at most.</summary>
    public static bool AloneDiffer(JObject one, JObject other) => JToken.DeepEquals(Shape(one), Shape(other));

    private static JToken Shape(JToken token, bool areNames = false) => token switch
    {
        JObject members => new JObject(
            from member in members.Properties()
            where areNames || !(Keywords.Contains(member.Name, StringComparer.Ordinal) || member.Name.StartsWith("x-", StringComparison.Ordinal)
                || (token.Parent is null && WordSections.Contains(member.Name, StringComparer.Ordinal)))
            orderby member.Name
            select new JProperty(member.Name, Shape(member.Value, !areNames && HoldsNames(member.Name)))),
        JArray items => new JArray(items.Select(item => Shape(item))),
        _ => token,
    };

    // Below these stand names that the vendor chose: a property may well be called "title".
    private static bool HoldsNames(string keyword) =>
        keyword is "properties" or "patternProperties" or "schemas" or "paths" or "responses" or "content" or "parameters" or "headers" or "$defs" or "dependentSchemas" or "encoding" or "mapping";
}
