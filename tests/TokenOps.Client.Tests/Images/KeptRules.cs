using System.Collections.Generic;
using System.Linq;
using static TokenOps.Client.Tests.Images.ImageEditFiles;
using static TokenOps.Client.Tests.Images.ImageEditRequests;

namespace TokenOps.Client.Tests.Images;

/// <summary>Requests that keep every rule, each of them just so.</summary>
internal static class KeptRules
{
    public static IEnumerable<TestCaseData> All() => Prompts().Concat(Files()).Concat(Options()).Concat(Unknown());

    private static IEnumerable<TestCaseData> Prompts()
    {
        yield return Case("1000 code points, dall-e-2", DallE(static r => r.Prompt = Roses(1000)));
        yield return Case("1000 code points, no model", NoModel(static r => r.Prompt = Roses(1000)));
        yield return Case("1001 code points, gpt-image-1", GptImage(static r => r.Prompt = Roses(1001)));
        yield return Case("1001 code points, model implied", NoModel(static r => (r.Prompt, r.Background) = (Roses(1001), ImageBackground.Auto)));
        yield return Case("32000 code points, gpt-image-1", GptImage(static r => r.Prompt = Roses(32_000)));
        yield return Case("one blank", DallE(static r => r.Prompt = " "));
    }

    private static IEnumerable<TestCaseData> Files()
    {
        yield return Case("1 image", GptImage());
        yield return Case("16 images", GptImage(static r => r.Image = Pngs(16)));
        yield return Case("16 images, mini", Mini(static r => r.Image = Pngs(16)));
        yield return Case("a byte less than 50 MB", GptImage(static r => r.Image = Png(length: (50 * Megabyte) - 1)));
        yield return Case("a byte less than 4 MB, dall-e-2", DallE(static r => r.Image = Png(length: (4 * Megabyte) - 1)));
        yield return Case("not square, gpt-image-1", GptImage(static r => r.Image = Png(10, 20, alpha: false)));
        foreach (var name in TestAssets.ImageNames.Where(static n => !n.EndsWith(".gif", System.StringComparison.Ordinal)))
            yield return Case(name, GptImage(r => r.Image = Asset(name)));

        yield return Case("image with alpha and no mask, dall-e-2", DallE());
        yield return Case("image without alpha and a mask, dall-e-2", DallE(static r => (r.Image, r.Mask) = (Png(alpha: false), Png())));
        yield return Case("the example's photo and mask, dall-e-2", DallE(static r => (r.Image, r.Mask) = (FilePart.FromFile(TestAssets.Photo), FilePart.FromFile(TestAssets.Mask))));
        yield return Case("mask, gpt-image-1", GptImage(static r => (r.Image, r.Mask) = (Asset("jpeg-baseline.jpg"), Png(13, 9))));
        yield return Case("mask, mini", Mini(static r => r.Mask = Png(length: (4 * Megabyte) - 1)));
        yield return Case("mask with a tRNS chunk", GptImage(static r => (r.Image, r.Mask) = (Png(13, 9), Asset("png-palette-8-trns.png"))));
        yield return Case("mask of the first image", GptImage(static r => (r.Image, r.Mask) = (Several(Png(10, 10), Png(20, 20)), Png(10, 10))));
    }

    private static IEnumerable<TestCaseData> Options()
    {
        foreach (var background in ImageBackground.KnownValues)
            yield return Case($"background {background.Value}", GptImage(r => r.Background = background));
        yield return Case("transparent png", GptImage(static r => (r.Background, r.OutputFormat) = (ImageBackground.Transparent, ImageOutputFormat.Png)));
        yield return Case("transparent webp", GptImage(static r => (r.Background, r.OutputFormat) = (ImageBackground.Transparent, ImageOutputFormat.Webp)));
        yield return Case("opaque jpeg", GptImage(static r => (r.Background, r.OutputFormat) = (ImageBackground.Opaque, ImageOutputFormat.Jpeg)));
        yield return Case("compression of 0, webp", GptImage(static r => (r.OutputCompression, r.OutputFormat) = (0, ImageOutputFormat.Webp)));
        yield return Case("compression of 100, jpeg", Mini(static r => (r.OutputCompression, r.OutputFormat) = (100, ImageOutputFormat.Jpeg)));
        yield return Case("input fidelity", NoModel(static r => r.InputFidelity = ImageInputFidelity.High));
        foreach (var format in ImageResponseFormat.KnownValues)
            yield return Case($"response format {format.Value}, dall-e-2", DallE(r => r.ResponseFormat = format));
        foreach (var quality in new[] { ImageQuality.High, ImageQuality.Medium, ImageQuality.Low, ImageQuality.Auto })
            yield return Case($"{quality.Value} quality, gpt-image-1", GptImage(r => r.Quality = quality));
        foreach (var quality in new[] { ImageQuality.Standard, ImageQuality.Auto })
            yield return Case($"{quality.Value} quality, dall-e-2", DallE(r => r.Quality = quality));
        foreach (var size in new[] { ImageSize.Size1024x1024, ImageSize.Size1536x1024, ImageSize.Size1024x1536, ImageSize.Auto })
            yield return Case($"{size.Value}, gpt-image-1", GptImage(r => r.Size = size));
        foreach (var size in new[] { ImageSize.Size256x256, ImageSize.Size512x512, ImageSize.Size1024x1024 })
            yield return Case($"{size.Value}, no model", NoModel(r => r.Size = size));
        foreach (var n in Enumerable.Range(1, 10))
            yield return Case($"n of {n}", DallE(r => r.N = n));
        foreach (var count in Enumerable.Range(0, 4))
            yield return Case($"{count} partial images", GptImage(r => (r.PartialImages, r.Stream) = (count, true)));
        yield return Case("stream without partial images", GptImage(static r => r.Stream = true));
    }

    // What cannot be known is not held against the request.
    private static IEnumerable<TestCaseData> Unknown()
    {
        yield return Case("files of unknown length", GptImage(static r => r.Image = FilePart.FromStream(new ObservedStream(System.IO.File.ReadAllBytes(TestAssets.Photo), canSeek: false), "a.png")));
    }

    private static TestCaseData Case(string name, CreateImageEditRequest request) => new TestCaseData(request).SetArgDisplayNames(name);
}
