using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MetadataExtractor;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.WebP;

namespace TokenOps.Client.Tests;

/// <summary>What the header says, judged by a reader that somebody else wrote.</summary>
internal sealed class ImageHeaderCorpusTests
{
    [TestCaseSource(typeof(TestAssets), nameof(TestAssets.ImageNames))]
    public void Agrees_with_MetadataExtractor(string name)
    {
        var (format, width, height, alpha) = Reference(TestAssets.Image(name));

        var header = ImageHeader.TryRead(File.ReadAllBytes(TestAssets.Image(name)));

        header.Should().NotBeNull();
        header!.Format.Should().Be(format);
        (header.Width, header.Height).Should().Be((width, height));
        header.HasAlpha.Should().Be(alpha);
    }

    // MetadataExtractor does not read VP8L's alpha flag, so the names of the files, given by the tool that made them, say it all again.
    [TestCaseSource(typeof(TestAssets), nameof(TestAssets.ImageNames))]
    public void Transparency_is_what_the_image_was_made_with(string name)
    {
        bool? expected = name.StartsWith("gif", StringComparison.Ordinal)
            ? null
            : name.Contains("alpha", StringComparison.Ordinal) || name.Contains("rgba", StringComparison.Ordinal) || name.Contains("trns", StringComparison.Ordinal) || name == "png-long-text.png";

        ImageHeader.TryRead(File.ReadAllBytes(TestAssets.Image(name)))!.HasAlpha.Should().Be(expected);
    }

    [TestCaseSource(typeof(TestAssets), nameof(TestAssets.ImageNames))]
    public async Task Spans_and_streams_of_every_kind_say_the_same(string name)
    {
        var bytes = await File.ReadAllBytesAsync(TestAssets.Image(name));
        var expected = ImageHeader.TryRead(bytes);
        using var seekable = new ObservedStream([1, 2, 3, .. bytes]) { Position = 3 };
        using var forward = new ObservedStream(bytes, canSeek: false, largestRead: 5);
        using var trickling = new ObservedStream(bytes, canSeek: false, largestRead: 1);

        ImageHeader.TryRead(seekable).Should().Be(expected);
        (await ImageHeader.TryReadAsync(seekable)).Should().Be(expected);
        ImageHeader.TryRead(forward).Should().Be(expected);
        (await ImageHeader.TryReadAsync(trickling)).Should().Be(expected);
        seekable.Position.Should().Be(3, "a stream that can seek is put back");
    }

    [TestCaseSource(typeof(TestAssets), nameof(TestAssets.ImageNames))]
    public void A_cut_off_image_tells_the_truth_or_nothing(string name)
    {
        var bytes = File.ReadAllBytes(TestAssets.Image(name));
        var whole = ImageHeader.TryRead(bytes)!;

        for (var length = 0; length < Math.Min(bytes.Length, 5000); length++)
        {
            var cut = ImageHeader.TryRead(bytes.AsSpan(0, length));
            if (cut is not null)
            {
                (cut.Format, cut.Width, cut.Height).Should().Be((whole.Format, whole.Width, whole.Height));
                (cut.HasAlpha ?? whole.HasAlpha).Should().Be(whole.HasAlpha);
            }
        }
    }

    [Test]
    public void The_corpus_covers_what_it_promises()
    {
        var kinds = TestAssets.ImageNames.Where(static n => n.EndsWith(".png", StringComparison.Ordinal)).Select(static n =>
        {
            var png = ImageMetadataReader.ReadMetadata(TestAssets.Image(n)).OfType<PngDirectory>().First(static d => d.ContainsTag(PngDirectory.TagColorType));
            return (Type: png.GetInt32(PngDirectory.TagColorType), Depth: png.GetInt32(PngDirectory.TagBitsPerSample));
        });

        kinds.Distinct().Should().HaveCount(15, "PNG has that many combinations of colour type and depth");
    }

    private static (ImageFormat Format, int Width, int Height, bool? Alpha) Reference(string path)
    {
        var directories = ImageMetadataReader.ReadMetadata(path);
        if (directories.OfType<JpegDirectory>().FirstOrDefault() is { } jpeg)
            return (ImageFormat.Jpeg, jpeg.GetImageWidth(), jpeg.GetImageHeight(), false);
        if (directories.OfType<GifHeaderDirectory>().FirstOrDefault() is { } gif)
            return (ImageFormat.Gif, gif.GetInt32(GifHeaderDirectory.TagImageWidth), gif.GetInt32(GifHeaderDirectory.TagImageHeight), null);
        if (directories.OfType<WebPDirectory>().FirstOrDefault() is { } webp)
        {
            var lossless = File.ReadAllBytes(path).AsSpan(12, 4).SequenceEqual("VP8L"u8);
            bool? alpha = lossless
                ? ImageHeader.TryRead(File.ReadAllBytes(path))!.HasAlpha
                : webp.ContainsTag(WebPDirectory.TagHasAlpha) && webp.GetBoolean(WebPDirectory.TagHasAlpha);
            return (ImageFormat.WebP, webp.GetInt32(WebPDirectory.TagImageWidth), webp.GetInt32(WebPDirectory.TagImageHeight), alpha);
        }

        var pngs = directories.OfType<PngDirectory>().ToList();
        var ihdr = pngs.First(static d => d.ContainsTag(PngDirectory.TagColorType));
        var transparent = ihdr.GetInt32(PngDirectory.TagColorType) is 4 or 6 || pngs.Exists(static d => d.ContainsTag(PngDirectory.TagPaletteHasTransparency));
        return (ImageFormat.Png, ihdr.GetInt32(PngDirectory.TagImageWidth), ihdr.GetInt32(PngDirectory.TagImageHeight), transparent);
    }
}
