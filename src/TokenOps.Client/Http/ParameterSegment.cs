using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Writes a value as one text, as segments of paths and headers have it.</summary>
internal static class ParameterSegment
{
    /// <summary>Returns the text; null where there is nothing to send.</summary>
    /// <param name="name">The parameter's name, which the style <c>matrix</c> repeats.</param>
    /// <param name="value">Its value.</param>
    /// <param name="style">How the document wants it written.</param>
    /// <param name="encode">Encodes one value.</param>
    public static string? Of(string name, object? value, ParameterStyle style, Func<string, string> encode)
    {
        if (value is null)
            return null;
        if (style == ParameterStyle.Json)
            return encode(ParameterValue.Json(value));

        var parts = ParameterValue.Of(value);
        if (parts.IsEmpty || parts.Text is { Length: 0 })
            return parts.Text;

        var isExploded = style is ParameterStyle.SimpleExploded or ParameterStyle.LabelExploded or ParameterStyle.MatrixExploded;
        var values = parts.Text is { } text ? [encode(text)]
            : parts.Items is { } items ? [.. items.Select(encode)]
            : isExploded ? [.. parts.Members!.Select(member => encode(member.Key) + "=" + encode(member.Value))]
            : (List<string>)[.. parts.Members!.SelectMany(member => new[] { encode(member.Key), encode(member.Value) })];
        return style switch
        {
            ParameterStyle.Label => "." + string.Join(",", values),
            ParameterStyle.LabelExploded => "." + string.Join(".", values),
            ParameterStyle.Matrix => ";" + Uri.EscapeDataString(name) + "=" + string.Join(",", values),
            ParameterStyle.MatrixExploded when parts.Members is not null => string.Concat(values.Select(one => ";" + one)),
            ParameterStyle.MatrixExploded => string.Concat(values.Select(one => ";" + Uri.EscapeDataString(name) + "=" + one)),
            _ => string.Join(",", values),
        };
    }
}
