using System.Collections.Generic;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Bytes found in a text, each with its place there, to be read as text again.</summary>
internal sealed class MappedBytes
{
    private readonly List<byte> _bytes = [];
    private readonly List<(int Start, int End)> _places = [];

    public int Count => _bytes.Count;

    public void Add(byte value, int start, int end)
    {
        _bytes.Add(value);
        _places.Add((start, end));
    }

    public void Clear()
    {
        _bytes.Clear();
        _places.Clear();
    }

    /// <summary>Reads the bytes as UTF-8, and those that are none as Latin-1, which every byte is.</summary>
    public void ReadUtf8(MappedText target)
    {
        for (var i = 0; i < Count;)
        {
            var length = SequenceLength(i);
            if (length == 1)
            {
                target.Append((char)_bytes[i], _places[i].Start, _places[i].End);
            }
            else
            {
                var text = Encoding.UTF8.GetString([.. _bytes.GetRange(i, length)]);
                target.Append(text, _places[i].Start, _places[i + length - 1].End);
            }

            i += length;
        }
    }

    /// <summary>Reads the bytes as UTF-16.</summary>
    public void ReadUtf16(MappedText target, int first, bool bigEndian)
    {
        for (var i = first; i + 1 < Count; i += 2)
        {
            var (high, low) = bigEndian ? (_bytes[i], _bytes[i + 1]) : (_bytes[i + 1], _bytes[i]);
            target.Append((char)((high << 8) | low), _places[i].Start, _places[i + 1].End);
        }
    }

    /// <summary>Reads the bytes in an encoding whose characters have one byte below 0x80 or else two.</summary>
    public void ReadDoubleByte(MappedText target, Encoding encoding)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_bytes[i] < 0x80 || i + 1 == Count)
            {
                target.Append((char)_bytes[i], _places[i].Start, _places[i].End);
                continue;
            }

            target.Append(encoding.GetString([_bytes[i], _bytes[i + 1]]), _places[i].Start, _places[i + 1].End);
            i++;
        }
    }

    private int SequenceLength(int index)
    {
        var length = _bytes[index] switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 1,
        };
        for (var i = 1; i < length; i++)
        {
            if (index + i >= Count || (_bytes[index + i] & 0xC0) != 0x80)
            {
                return 1;
            }
        }

        return length;
    }
}
