using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Writes values as pairs of a name and a text, as queries, cookies and urlencoded forms have them.</summary>
internal static class ParameterPairs
{
    /// <summary>Returns the pairs of one parameter, percent-encoded; none where there is nothing to send.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How the document wants it written.</param>
    /// <param name="encode">Percent-encodes one value.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(string name, object? value, ParameterStyle style, Func<string, string> encode)
    {
        if (value is null)
            return [];
        if (style == ParameterStyle.Json)
            return [Pair(name, ParameterValue.Json(value))];
        if (style == ParameterStyle.DeepObject && ParameterValue.Of(value) is { Text: null })
            return JsonLeaves.Of(JsonMembers.ToRaw(value)).Select(leaf => Pair(name + leaf.Path, leaf.Text));

        var parts = ParameterValue.Of(value);
        if (parts.IsEmpty)
            return [];
        if (parts.Text is { } text)
            return [Pair(name, text)];

        if (style is ParameterStyle.Form)
            return parts.Items?.Select(item => Pair(name, item)) ?? parts.Members!.Select(member => Pair(member.Key, member.Value));

        // Each value is encoded alone, so that no separator of its own is taken for one.
        var values = parts.Items?.Select(encode) ?? parts.Members!.SelectMany(member => new[] { encode(member.Key), encode(member.Value) });
        return [new(Uri.EscapeDataString(name), string.Join(Separator(style), values))];

        KeyValuePair<string, string> Pair(string key, string one) => new(Uri.EscapeDataString(key), encode(one));
    }

    private static string Separator(ParameterStyle style) => style switch
    {
        ParameterStyle.SpaceDelimited => "%20",
        ParameterStyle.PipeDelimited => "%7C",
        _ => ",",
    };
}
