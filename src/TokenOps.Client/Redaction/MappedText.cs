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
        for (var i = start; i < start + length; i++)
        {
            result.Append(text[i], i, i + 1);
        }

        return result;
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
