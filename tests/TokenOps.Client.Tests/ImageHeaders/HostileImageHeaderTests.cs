using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TokenOps.Client.Tests;

/// <summary>Headers that were made to annoy.</summary>
internal sealed class HostileImageHeaderTests
{
    private const int Kilobytes64 = 64 * 1024;

    [Test]
    public void A_png_of_nothing_but_tiny_chunks_is_given_up_after_64_KB()
    {
        using var stream = new ObservedStream([.. Ihdr(3), .. Enumerable.Repeat(Chunk("juNK", 0), 200_000).SelectMany(static c => c)]);

        var header = ImageHeader.TryRead(stream);

        header.Should().BeEquivalentTo(new { Width = 7, Height = 5, HasAlpha = (bool?)null });
        stream.BytesRead.Should().BeLessThanOrEqualTo(Kilobytes64);
    }

    [Test]
    public void A_chunk_may_be_long_and_is_skipped_without_reading()
    {
        using var stream = new ObservedStream([.. Ihdr(3), .. Chunk("iCCP", 3_000_000), .. Chunk("tRNS", 1), .. Chunk("IDAT", 4)]);

        var header = ImageHeader.TryRead(stream);

        header!.HasAlpha.Should().BeTrue();
        stream.BytesRead.Should().BeLessThan(1000);
    }

    [Test]
    public void A_stream_that_cannot_seek_is_not_read_further_than_64_KB_for_a_png()
    {
        using var stream = new ObservedStream([.. Ihdr(3), .. Chunk("iCCP", 3_000_000), .. Chunk("tRNS", 1)], canSeek: false);

        var header = ImageHeader.TryRead(stream);

        header.Should().BeEquivalentTo(new { Width = 7, HasAlpha = (bool?)null });
        stream.BytesRead.Should().BeLessThanOrEqualTo(Kilobytes64);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_jpeg_frame_behind_many_long_segments_is_found(bool canSeek)
    {
        using var stream = new ObservedStream([0xFF, 0xD8, .. Enumerable.Repeat(Segment(0xE2, 65_000), 100).SelectMany(static s => s), .. Frame()], canSeek);

        var header = ImageHeader.TryRead(stream);

        header.Should().BeEquivalentTo(new { Width = 7, Height = 5, HasAlpha = false });
        if (canSeek)
            stream.BytesRead.Should().BeLessThanOrEqualTo(Kilobytes64);
    }

    [Test]
    public void A_jpeg_without_an_end_is_given_up()
    {
        using var stream = new ObservedStream([0xFF, 0xD8, .. Enumerable.Repeat(Segment(0xE2, 65_000), 400).SelectMany(static s => s), .. Frame()], canSeek: false);

        var header = ImageHeader.TryRead(stream);

        header.Should().BeNull();
        stream.BytesRead.Should().BeLessThan((16 * 1024 * 1024) + Kilobytes64);
    }

    [TestCase((byte)0xFF)]
    [TestCase((byte)0x00)]
    [TestCase((byte)0x42)]
    public void A_jpeg_of_filling_is_given_up_after_64_KB(byte filling)
    {
        using var stream = new ObservedStream([0xFF, 0xD8, 0xFF, .. Enumerable.Repeat(filling, 1_000_000)]);

        ImageHeader.TryRead(stream).Should().BeNull();
        stream.BytesRead.Should().BeLessThanOrEqualTo(Kilobytes64);
    }

    [Test]
    public void A_jpeg_of_empty_segments_is_given_up_after_64_KB()
    {
        using var stream = new ObservedStream([0xFF, 0xD8, .. Enumerable.Repeat(Segment(0xE2, 0), 100_000).SelectMany(static s => s)]);

        ImageHeader.TryRead(stream).Should().BeNull();
        stream.BytesRead.Should().BeLessThanOrEqualTo(Kilobytes64);
    }

    [Test]
    public void Filling_and_stray_bytes_before_a_frame_are_tolerated() =>
        ImageHeader.TryRead([0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xE0, 0, 2, 0x42, 0xFF, 0x00, 0xFF, 0x01, .. Frame()])
            .Should().BeEquivalentTo(new { Width = 7, Height = 5 });

    [Test]
    public void Every_kind_of_frame_counts_and_tables_between_them_do_not()
    {
        for (var marker = 0xC0; marker <= 0xCF; marker++)
        {
            var header = ImageHeader.TryRead([0xFF, 0xD8, .. Frame((byte)marker)]);

            (header is not null).Should().Be(marker is not (0xC4 or 0xC8 or 0xCC), $"the marker is {marker:X2}");
        }
    }

    [TestCaseSource(nameof(Lies))]
    public void Lies_are_not_believed(string what, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);

        ImageHeader.TryRead(bytes).Should().BeNull(what);
        ImageHeader.TryRead(stream).Should().BeNull(what);
    }

    [Test]
    public void A_chunk_that_claims_2_GB_leads_nowhere()
    {
        byte[] bytes = [.. Ihdr(3), 0x7F, 0xFF, 0xFF, 0xFF, .. "iCCP"u8, 0, 0];
        using var stream = new MemoryStream(bytes);

        ImageHeader.TryRead(bytes).Should().BeEquivalentTo(new { Width = 7, HasAlpha = (bool?)null });
        ImageHeader.TryRead(stream).Should().BeEquivalentTo(new { Width = 7, HasAlpha = (bool?)null });
    }

    [Test]
    public void The_largest_png_is_no_problem() =>
        ImageHeader.TryRead(Ihdr(6, int.MaxValue, int.MaxValue)).Should().BeEquivalentTo(new { Width = int.MaxValue, Height = int.MaxValue, HasAlpha = true });

    private static IEnumerable<object[]> Lies()
    {
        yield return ["no width", Ihdr(6, 0, 5)];
        yield return ["no height", Ihdr(6, 7, 0)];
        yield return ["a negative width", Ihdr(6, 0x8000_0000, 5)];
        yield return ["colour type 5", Ihdr(5)];
        yield return ["colour type 6 with 4 bits", Ihdr(6, depth: 4)];
        yield return ["palette with 16 bits", Ihdr(3, depth: 16)];
        yield return ["a first chunk that is no IHDR", Ihdr(6).Select(static (b, i) => i == 12 ? (byte)'X' : b).ToArray()];
        yield return ["a scan without a frame", new byte[] { 0xFF, 0xD8, 0xFF, 0xDA, 0, 2 }.Concat(Frame()).ToArray()];
        yield return ["a segment of length 1", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 1 }.Concat(Frame()).ToArray()];
        yield return ["a JPEG of height 0", new byte[] { 0xFF, 0xD8 }.Concat(Frame(height: 0)).ToArray()];
        yield return ["VP8 without a start code", "RIFF\u0020\0\0\0WEBPVP8 \u0010\0\0\0\0\0\0XYZ\u0001\0\u0001\0"u8.ToArray()];
        yield return ["VP8L without a signature", "RIFF\u0020\0\0\0WEBPVP8L\u0010\0\0\0X\0\0\0\0"u8.ToArray()];
        yield return ["an unknown chunk", "RIFF\u0020\0\0\0WEBPVP9 \u0010\0\0\0\0\0\0\0\0\0\0\0\0\0"u8.ToArray()];
        yield return ["a GIF without width", "GIF89a\0\0\u0001\0"u8.ToArray()];
    }

    private static byte[] Ihdr(byte colorType, uint width = 7, uint height = 5, byte depth = 8)
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, depth, colorType, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Chunk(string type, int length)
    {
        var chunk = new byte[12 + length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, length);
        for (var i = 0; i < 4; i++)
            chunk[4 + i] = (byte)type[i];
        return chunk;
    }

    private static byte[] Segment(byte marker, ushort length)
    {
        var segment = new byte[4 + length];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(length + 2));
        return segment;
    }

    private static byte[] Frame(byte marker = 0xC0, byte height = 5) => [0xFF, marker, 0, 11, 8, 0, height, 0, 7, 1, 1, 0x11, 0];
}
