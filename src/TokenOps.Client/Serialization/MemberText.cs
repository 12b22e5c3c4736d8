using System;
using System.Collections;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Describes a generated object in one line for a debugger or a log. Texts are told by their length only, since users and servers write them.</summary>
internal readonly struct MemberText(string type)
{
    private readonly StringBuilder _text = new(type);

    /// <summary>Adds a member, unless it is unset.</summary>
    public void Add(string name, object? value)
    {
        if (value is null or ICollection { Count: 0 })
            return;

        _text.Append(_text.Length == type.Length ? " { " : ", ").Append(name).Append(" = ").Append(value switch
        {
            FilePart => "file",
            FilePartList files => $"{WireValue.Format(files.Count)} files",
            IDictionary map => $"map ({WireValue.Format(map.Count)} members)",
            DateTimeOffset time => WireValue.Format(time),
            IJsonModel and not IUnion => value.GetType().Name,
            _ => UnionEquality.Describe(value),
        });
    }

    /// <summary>The line.</summary>
    public override string ToString() => _text.Length == type.Length ? type : _text.Append(" }").ToString();
}
