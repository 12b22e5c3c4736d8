using System;
using System.IO;
using System.Linq;
using System.Text;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests;

internal sealed class MediaTypeSnifferTests
{
    [TestCaseSource(typeof(TestAssets), nameof(TestAssets.ImageNames))]
    public void Images_are_recognized_by_their_content(string name)
    {
        var expected = Path.GetExtension(name) switch { ".png" => "image/png", ".jpg" => "image/jpeg", ".webp" => "image/webp", _ => "image/gif" };

        MediaTypeSniffer.Sniff(File.ReadAllBytes(TestAssets.Image(name))).Should().Be(expected);
    }

    [TestCase("25504446 2D312E37", "application/pdf")]
    [TestCase("52494646 24080000 57415645 666D7420", "audio/wav")]
    [TestCase("49443304 00000000", "audio/mpeg")]
    [TestCase("FFFB9064 00000000", "audio/mpeg")]
    [TestCase("4F676753 00020000", "audio/ogg")]
    [TestCase("664C6143 00000022", "audio/flac")]
    [TestCase("504B0304 14000000", "application/zip")]
    [TestCase("504B0506 00000000", "application/zip")]
    [TestCase("49492A00 08000000", "image/tiff")]
    [TestCase("4D4D002A 00000008", "image/tiff")]
    [TestCase("424D4600 00000000 00003600 00002800 0000", "image/bmp")]
    [TestCase("00000020 66747970 69736F6D 00000200", "video/mp4")]
    [TestCase("00000020 66747970 6D703432 00000000", "video/mp4")]
    [TestCase("00000020 66747970 4D344120 00000000", "audio/mp4")]
    [TestCase("0000001C 66747970 61766966 00000000", "image/avif")]
    [TestCase("0000001C 66747970 68656963 00000000", "image/heic")]
    [TestCase("0000001C 66747970 6D696631 00000000 6D696631 61766966", "image/avif")]
    [TestCase("1A45DFA3 9F4286810142F7810142F2810442F381084282847765626D", "video/webm")]
    public void Other_kinds_are_recognized_too(string hex, string expected) =>
        MediaTypeSniffer.Sniff(Bytes(hex)).Should().Be(expected);

    [TestCase("")]
    [TestCase("89504E47")]
    [TestCase("52494646 24080000 41564920")]
    [TestCase("FFFE6100 62006300")]
    [TestCase("FFFFFFFF FFFFFFFF")]
    [TestCase("424D2069 73206120 63617220 6D616B65 7221")]
    [TestCase("00000020 66747970 78787878")]
    [TestCase("1A45DFA3 00000000")]
    public void Everything_else_is_unknown(string hex) => MediaTypeSniffer.Sniff(Bytes(hex)).Should().BeNull();

    [Test]
    public void Text_is_unknown() => MediaTypeSniffer.Sniff(Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>")).Should().BeNull();

    [Test]
    public void Every_beginning_of_a_kind_can_be_looked_at()
    {
        foreach (var name in TestAssets.ImageNames)
        {
            var start = File.ReadAllBytes(TestAssets.Image(name)).Take(64).ToArray();
            for (var length = 0; length <= start.Length; length++)
                start.AsSpan(0, length).ToArray().Invoking(b => MediaTypeSniffer.Sniff(b)).Should().NotThrow();
        }
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
}
