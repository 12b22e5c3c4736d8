using System;
using System.IO;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Reads UTF-8 in memory as text, straight into the buffer of whoever reads.</summary>
internal sealed class SkeletonReader(byte[] utf8, int length) : TextReader
{
    private const int LongestSequence = 4;

    // With room for one character only, half of an astral one has to wait here.
    private char _first;
    private char _second;
    private int _held;
    private int _position;

    public override int Peek() => _held > 0 || Hold() ? _first : -1;

    public override int Read()
    {
        var character = Peek();
        if (character >= 0)
            Release();

        return character;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0)
            return 0;

        if (_held == 0 && count > 1)
            return Decode(buffer, index, count);

        var character = Read();
        if (character < 0)
            return 0;

        buffer[index] = (char)character;
        return 1;
    }

    private bool Hold()
    {
        var room = new char[2];
        _held = Decode(room, 0, room.Length);
        (_first, _second) = (room[0], room[1]);
        return _held > 0;
    }

    private void Release()
    {
        _first = _second;
        _held--;
    }

    // There is room for two characters at least, which the longest sequence becomes.
    private int Decode(char[] buffer, int index, int count)
    {
        var bytes = WholeSequences(Math.Min(length - _position, count));
        if (bytes > count && Encoding.UTF8.GetCharCount(utf8, _position, bytes) > count)
            bytes = 1;

        var characters = Encoding.UTF8.GetChars(utf8, _position, bytes, buffer, index);
        _position += bytes;
        return characters;
    }

    // As many bytes as wanted or a few less, so that no sequence is cut in two; more only when less would be none.
    private int WholeSequences(int wanted)
    {
        var bytes = wanted;
        while (bytes > 0 && wanted - bytes < LongestSequence && Continues(bytes))
            bytes--;

        if (bytes == 0 && wanted > 0)
        {
            bytes = 1;
            while (bytes < LongestSequence && Continues(bytes))
                bytes++;
        }

        return bytes;
    }

    private bool Continues(int offset) => _position + offset < length && (utf8[_position + offset] & 0xC0) == 0x80;
}
