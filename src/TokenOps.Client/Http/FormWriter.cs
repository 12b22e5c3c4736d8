using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Collects the pairs of an <c>application/x-www-form-urlencoded</c> body. Null is unset, and what is unset is not sent.</summary>
internal sealed class FormWriter(MultipartArrayNaming? arrayNaming)
{
    private readonly List<KeyValuePair<string, object?>> _pairs = [];

    public IReadOnlyList<KeyValuePair<string, object?>> Pairs => _pairs;

    public void AddText(string name, object? value) => _pairs.Add(new(name, value));

    public void AddTexts<T>(string name, IEnumerable<T>? values, MultipartArrayNaming naming)
    {
        var items = (values ?? []).Where(v => v is not null).ToList();
        var brackets = (arrayNaming ?? naming) == MultipartArrayNaming.Brackets
            || ((arrayNaming ?? naming) == MultipartArrayNaming.BracketsWhenSeveral && items.Count > 1);
        foreach (var item in items)
            _pairs.Add(new(brackets ? name + "[]" : name, item));
    }

    /// <summary>Adds an object as JSON (OpenAPI 3.1, "Encoding Object": the default for objects).</summary>
    public void AddJson(string name, object? value) => _pairs.Add(new(name, value is null ? null : JsonMembers.ToRaw(value).Text));

    /// <summary>Adds a value whose form depends on what it is: scalars as text, everything else as JSON.</summary>
    public void AddValue(string name, object? value)
    {
        var json = JsonMembers.ToRaw(value);
        _pairs.Add(new(name, json.Kind switch
        {
            RawJsonKind.Null => null,
            RawJsonKind.Text => json.GetString(),
            _ => json.Text,
        }));
    }

    public void AddUnknown(IDictionary<string, RawJson>? additional)
    {
        foreach (var member in additional ?? new Dictionary<string, RawJson>())
            AddValue(member.Key, member.Value);
    }
}
