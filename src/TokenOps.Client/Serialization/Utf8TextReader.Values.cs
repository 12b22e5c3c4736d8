using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

// What generated code asks for where it is read by this reader: values without an object for each, and looks ahead.
internal sealed partial class Utf8TextReader
{
    /// <summary>Gets the present number, as long as it is a whole one that fits.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return _type == JsonToken.Integer && Utf8Parser.TryParse(Text, out value, out var read) && read == _token.Length;
    }

    /// <summary>Gets the present number; beyond what the type holds it is infinite.</summary>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        if (_type is not (JsonToken.Integer or JsonToken.Float))
            return false;
        if (!Utf8Parser.TryParse(Text, out value, out var read) || read != _token.Length)
            value = Text[0] == (byte)'-' ? double.NegativeInfinity : double.PositiveInfinity;
        return true;
    }

    /// <summary>Gets the present number, as long as it fits.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        value = 0;
        return _type is JsonToken.Integer or JsonToken.Float
            && decimal.TryParse(Written(), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads the present value to its end and returns its text, to the letter.</summary>
    public string ReadRaw()
    {
        if (_type == JsonToken.String)
            return WireText.Utf8.GetString(_utf8, _token.Start - 1, _token.Length + 2);
        if (_type is not (JsonToken.StartObject or JsonToken.StartArray))
            return Written();

        var start = _token.Start;
        Skip();
        return WireText.Utf8.GetString(_utf8, start, _token.Start + _token.Length - start);
    }

    /// <summary>Returns a reader of its own that stands at the present value, to look ahead with.</summary>
    public Utf8TextReader Fork()
    {
        var fork = new Utf8TextReader(_options, _names);
        fork.Begin(_utf8, _token.Start, _end, _isWhole);
        fork.Read();
        return fork;
    }

    /// <summary>Looks for the first item that is not null, in the array that begins here.</summary>
    /// <returns>The kind of the item; none when there is none.</returns>
    public JsonKinds KindOfFirstItem()
    {
        using var fork = Fork();
        do
        {
            JsonMembers.Read(fork);
        }
        while (fork.TokenType == JsonToken.Null);

        return UnionShape.KindOf(fork.TokenType);
    }

    /// <summary>Reads on as long as numbers come.</summary>
    /// <param name="numbers">Room for the numbers, from the pool; made larger when there are more, and given back by the caller.</param>
    /// <returns>How many there are.</returns>
    public int ReadNumbers(ref double[] numbers)
    {
        var count = 0;
        while (TryPeek(out var token) && token.Type == JsonTokenType.Number)
        {
            if (count == numbers.Length)
            {
                var larger = ContentPool<double>.Rent(count * 2);
                numbers.CopyTo(larger, 0);
                ContentPool<double>.Return(numbers);
                numbers = larger;
            }

            Read();
            TryGetDouble(out numbers[count++]);
        }

        return count;
    }
}
