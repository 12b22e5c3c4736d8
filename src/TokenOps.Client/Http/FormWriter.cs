using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Collects the pairs of an <c>application/x-www-form-urlencoded</c> body. Null is unset, and what is unset is not sent.</summary>
internal sealed class FormWriter(MultipartArrayNaming? arrayNaming)
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    /// <summary>Gets the pairs so far, percent-encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    /// <summary>Adds a member of the form.</summary>
    public void Add(string name, object? value, ParameterStyle style = ParameterStyle.Form, bool allowReserved = false) =>
        _pairs.AddRange(ParameterPairs.Of(name, value, style, allowReserved ? PercentEncoding.KeepReserved : PercentEncoding.All));

    /// <summary>Adds the items of a list, each under the name.</summary>
    public void AddTexts(string name, object? values, MultipartArrayNaming naming)
    {
        var items = ParameterValue.Of(values).Items ?? [];
        var itemName = ItemNames.Of(name, items.Count, arrayNaming ?? naming);
        foreach (var item in items)
            Add(itemName, item);
    }

    /// <summary>Adds a value whose form depends on what it is: scalars and lists of them as text, everything else as JSON (OpenAPI 3.1, "Encoding Object").</summary>
    public void AddValue(string name, object? value)
    {
        if (value is null)
            return;

        var parts = ParameterValue.Of(value);
        if (parts.Members is not null)
            Add(name, value, ParameterStyle.Json);
        else
            Add(name, value);
    }

    /// <summary>Adds what the document does not know.</summary>
    public void AddUnknown(IEnumerable<KeyValuePair<string, RawJson>>? additional)
    {
        foreach (var member in additional ?? [])
            AddValue(member.Key, member.Value);
    }
}
