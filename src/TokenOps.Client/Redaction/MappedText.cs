using System;

namespace TokenOps.Runtime;

/// <summary>Characters made from a text, each with the place in that text which it was made from.</summary>
internal sealed class MappedText
{
    private char[] _characters;
    private int[] _starts;
    private int[] _ends;

    public MappedText(int capacity)
    {
        _characters = new char[capacity];
        _starts = new int[capacity];
        _ends = new int[capacity];
    }

    public int Length { get; private set; }

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, Length);

    public char this[int index] => _characters[index];

    /// <summary>Takes a part of a text as it is.</summary>
    public static MappedText Of(string text, int start, int length)
    {
        var result = new MappedText(length);
        result.Take(text, start, length);
        return result;
    }

    /// <summary>Forgets what it has and takes a part of a text as it is.</summary>
    public void Take(string text, int start, int length)
    {
        Clear(length);
        text.CopyTo(start, _characters, 0, length);
        for (var i = 0; i < length; i++)
        {
            _starts[i] = start + i;
            _ends[i] = start + i + 1;
        }

        Length = length;
    }

    /// <summary>Forgets what it has and takes another such text, folded.</summary>
    /// <param name="source">The other text.</param>
    /// <param name="asciiOnly">Whether to leave out what an encoding that lacks it turns into a question mark.</param>
    public void TakeFolded(MappedText source, bool asciiOnly = false)
    {
        var text = source.Characters;
        Clear(text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var folded = Folding.Fold(text[i]);
            if (folded == Folding.Nothing || (asciiOnly && !Folding.IsKept(folded)))
            {
                continue;
            }

            _characters[length] = folded;
            _starts[length] = source._starts[i];
            _ends[length] = source._ends[i];
            length++;
        }

        Length = length;
    }

    /// <summary>Forgets what it has.</summary>
    /// <param name="capacity">How many characters are expected.</param>
    public void Clear(int capacity)
    {
        Length = 0;
        if (capacity > _characters.Length)
        {
            _characters = new char[capacity];
            _starts = new int[capacity];
            _ends = new int[capacity];
        }
    }

    /// <summary>Where in the text the place of a character begins.</summary>
    public int Start(int index) => _starts[index];

    /// <summary>Where in the text the place of a character ends, exclusive.</summary>
    public int End(int index) => _ends[index];

    public void Append(char character, int start, int end)
    {
        if (Length == _characters.Length)
        {
            var size = Math.Max(16, Length * 2);
            Array.Resize(ref _characters, size);
            Array.Resize(ref _starts, size);
            Array.Resize(ref _ends, size);
        }

        _characters[Length] = character;
        _starts[Length] = start;
        _ends[Length] = end;
        Length++;
    }

    /// <summary>Appends a character of another such text, with its place.</summary>
    public void Append(MappedText source, int index) => Append(source[index], source.Start(index), source.End(index));

    public void Append(string characters, int start, int end)
    {
        foreach (var character in characters)
        {
            Append(character, start, end);
        }
    }
}
