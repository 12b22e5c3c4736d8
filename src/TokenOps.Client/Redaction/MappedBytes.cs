using System;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Bytes found in a text, each with its place there, to be read as text again.</summary>
/// <param name="capacity">How many bytes are expected.</param>
internal sealed class MappedBytes(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int[] _starts = new int[capacity];
    private int[] _ends = new int[capacity];

    public int Count { get; private set; }

    public bool HasZero => Array.IndexOf(_bytes, (byte)0, 0, Count) >= 0;

    public bool HasOtherThanAscii => Array.FindIndex(_bytes, 0, Count, static value => value >= 0x80) >= 0;

    public void Add(byte value, int start, int end)
    {
        if (Count == _bytes.Length)
        {
            var size = Math.Max(16, Count * 2);
            Array.Resize(ref _bytes, size);
            Array.Resize(ref _starts, size);
            Array.Resize(ref _ends, size);
        }

        _bytes[Count] = value;
        _starts[Count] = start;
        _ends[Count] = end;
        Count++;
    }

    /// <summary>Forgets what it has.</summary>
    /// <param name="capacity">How many bytes are expected.</param>
    public void Clear(int capacity)
    {
        Count = 0;
        if (capacity > _bytes.Length)
        {
            _bytes = new byte[capacity];
            _starts = new int[capacity];
            _ends = new int[capacity];
        }
    }

    /// <summary>Reads the bytes as UTF-8, and those that are none as Latin-1, which every byte is.</summary>
    public void ReadUtf8(MappedText target)
    {
        for (var i = 0; i < Count;)
        {
            var length = SequenceLength(i);
            if (length == 1)
            {
                target.Append((char)_bytes[i], _starts[i], _ends[i]);
            }
            else
            {
                var text = Encoding.UTF8.GetString(_bytes, i, length);
                target.Append(text, _starts[i], _ends[i + length - 1]);
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
            target.Append((char)((high << 8) | low), _starts[i], _ends[i + 1]);
        }
    }

    /// <summary>Reads the bytes in an encoding whose characters have one byte below 0x80 or else two.</summary>
    public void ReadDoubleByte(MappedText target, Encoding encoding)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_bytes[i] < 0x80 || i + 1 == Count)
            {
                target.Append((char)_bytes[i], _starts[i], _ends[i]);
                continue;
            }

            target.Append(encoding.GetString(_bytes, i, 2), _starts[i], _ends[i + 1]);
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
