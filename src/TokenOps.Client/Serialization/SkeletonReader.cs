using System.IO;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Reads UTF-8 in memory as text, straight into the buffer of whoever reads.</summary>
internal sealed class SkeletonReader(byte[] utf8, int length) : TextReader
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

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

    private int Decode(char[] buffer, int index, int count)
    {
        if (_position == length)
            return 0;

        _decoder.Convert(utf8, _position, length - _position, buffer, index, count, flush: true, out var bytes, out var characters, out _);
        _position += bytes;
        return characters;
    }
}
