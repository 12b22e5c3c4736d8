using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>A value on its way to a path, a query, a header, a cookie or a form: one text, several, or texts with names.</summary>
internal readonly struct ParameterValue
{
    private ParameterValue(string? text, List<string>? items, List<KeyValuePair<string, string>>? members)
    {
        Text = text;
        Items = items;
        Members = members;
    }

    /// <summary>Gets the text of a value that is neither a list nor an object.</summary>
    public string? Text { get; }

    /// <summary>Gets the texts of a list; what is deeper stands there as JSON.</summary>
    public List<string>? Items { get; }

    /// <summary>Gets the texts of an object's members; what is deeper stands there as JSON.</summary>
    public List<KeyValuePair<string, string>>? Members { get; }

    /// <summary>Gets whether there is nothing to send.</summary>
    public bool IsEmpty => Text is null && Items is not { Count: > 0 } && Members is not { Count: > 0 };

    /// <summary>Takes a value apart.</summary>
    /// <param name="value">A scalar, a list, a map, a union or a generated object; null for nothing.</param>
    public static ParameterValue Of(object? value) => value switch
    {
        null => default,
        string text => new(text, null, null),
        IUnion union => Of(union.Value),
        Base64Data data => new(Convert.ToBase64String(data.ToArray()), null, null),
        RawJson json => OfJson(json),
        IJsonModel or IDictionary => OfJson(JsonMembers.ToRaw(value)),
        IEnumerable items => new(null, Pieces(items), null),
        _ => new(WireValue.Format(value), null, null),
    };

    /// <summary>Writes a value as JSON.</summary>
    public static string Json(object value) => JsonMembers.ToRaw(value).Text;

    private static ParameterValue OfJson(RawJson json) => json.Kind switch
    {
        RawJsonKind.Null => default,
        RawJsonKind.Array => new(null, [.. RawJsonParts.Items(json).Where(static item => item.Kind != RawJsonKind.Null).Select(Scalar)], null),
        RawJsonKind.Object => new(null, null, [.. RawJsonParts.Members(json).Where(static member => member.Value.Kind != RawJsonKind.Null).Select(static member => new KeyValuePair<string, string>(member.Key, Scalar(member.Value)))]),
        _ => new(Scalar(json), null, null),
    };

    private static List<string> Pieces(IEnumerable items)
    {
        var texts = new List<string>();
        foreach (var item in items)
        {
            if (item is not null && Of(item) is { IsEmpty: false } value)
                texts.Add(value.Text ?? Json(item));
        }

        return texts;
    }

    private static string Scalar(RawJson json) => json.GetString() ?? json.Text;
}
