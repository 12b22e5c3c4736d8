using System.Text;

namespace TokenOps.Runtime;

/// <summary>Collects what of an array or a map does not fit, as one JSON value. Most have nothing to collect.</summary>
internal struct UnfitItems
{
    private StringBuilder? _text;
    private char _end;

    public void Add(RawJson? item) => Add(name: null, item);

    public void Add(string? name, RawJson? value)
    {
        if (value is null)
            return;

        if (_text is null)
        {
            _text = new StringBuilder().Append(name is null ? '[' : '{');
            _end = name is null ? ']' : '}';
        }
        else
        {
            _text.Append(',');
        }

        if (name is not null)
            _text.Append(JsonText.Quote(name)).Append(':');
        _text.Append(value.Text);
    }

    public readonly void MoveTo(ref RawJson? unfit)
    {
        if (_text is not null)
            unfit = RawJson.Trusted(_text.Append(_end).ToString());
    }
}
