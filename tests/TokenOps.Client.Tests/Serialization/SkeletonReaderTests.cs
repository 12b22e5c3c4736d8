using System.Linq;
using System.Text;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

public sealed class SkeletonReaderTests
{
    [Test]
    public void Text_comes_out_whole_whatever_the_room([Values("", "plain", "é花🌹", "🌹🌹a🌹", "a\u0000b")] string text, [Range(1, 9)] int room)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        Read(bytes, room).Should().Be(text);
    }

    [Test]
    public void Bytes_that_are_no_text_come_out_as_replacements([Range(1, 9)] int room)
    {
        byte[] bytes = [(byte)'a', 0x80, 0x80, 0x80, 0x80, 0x80, 0xF0, 0x9F, (byte)'b', 0xE0, 0x80, 0x80, (byte)'c', 0xF0];

        var text = Read(bytes, room);

        text.Where(char.IsAsciiLetter).Should().Equal('a', 'b', 'c');
        text.Should().Contain("\uFFFD");
    }

    private static string Read(byte[] bytes, int room)
    {
        using var reader = new SkeletonReader(bytes, bytes.Length);
        var text = new StringBuilder();
        var buffer = new char[room];
        while (reader.Read(buffer, 0, room) is > 0 and var count)
            text.Append(buffer, 0, count);
        return text.ToString();
    }
}
