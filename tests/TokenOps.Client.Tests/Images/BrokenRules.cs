using System;
using System.Collections.Generic;
using TokenOps.Runtime;
using static TokenOps.Client.Tests.Images.ImageEditFiles;
using static TokenOps.Client.Tests.Images.ImageEditRequests;

namespace TokenOps.Client.Tests.Images;

/// <summary>Requests that break exactly one rule, each with the rule, what is said about it, and the sentence that is cited.</summary>
internal static class BrokenRules
{
    public static IEnumerable<TestCaseData> All()
    {
        // Required members and the prompt.
        yield return Schema("no image", GptImage(static r => r.Image = []), "required", "'image' must be given, but is a list without files.");
        yield return Schema("no prompt", GptImage(static r => r.Prompt = null!), "required", "'prompt' must be given, but is missing.");
        yield return Prose("empty prompt", GptImage(static r => r.Prompt = ""), "prompt-empty", "'prompt' must be a text, but is empty.", ImageEditProse.PromptNotEmpty);
        yield return Prose("empty prompt, dall-e-2", DallE(static r => r.Prompt = ""), "prompt-empty", "'prompt' must be a text, but is empty.", ImageEditProse.PromptNotEmpty);
        yield return Prose("1001 code points, dall-e-2", DallE(static r => r.Prompt = Roses(1001)), "prompt-length", "'prompt' must be at most 1000 characters long for dall-e-2, but is 1001 characters long.", ImageEditProse.Prompt);
        yield return Prose("1001 code points, no model", NoModel(static r => r.Prompt = new string('a', 1001)), "prompt-length", "'prompt' must be at most 1000 characters long for dall-e-2 (the default), but is 1001 characters long.", ImageEditProse.Prompt);
        yield return Schema("32001 code points, gpt-image-1", GptImage(static r => r.Prompt = Roses(32_001)), "max-length", "'prompt' must be at most 32000 characters long, but is 32001 characters long.");

        // Images of gpt-image-1.
        yield return Prose("17 images", GptImage(static r => r.Image = Pngs(17)), "image-count", "'image' must be at most 16 images, but is 17 images.", ImageEditProse.GptImageCount);
        yield return Prose("17 images, mini", Mini(static r => r.Image = Pngs(17)), "image-count", "'image' must be at most 16 images, but is 17 images.", ImageEditProse.GptImageCount);
        yield return Prose("50 MB", GptImage(static r => r.Image = Png(length: 50 * Megabyte)), "file-size", "'image[0]' must be smaller than 50 MB (52428800 bytes), but is 52428800 bytes large.", ImageEditProse.GptImage);
        yield return Prose("the second image too large", GptImage(static r => r.Image = Several(Png(), Asset("webp-lossy.webp", 60 * Megabyte))), "file-size", "'image[1]' must be smaller than 50 MB (52428800 bytes), but is 62914560 bytes large.", ImageEditProse.GptImage);
        yield return Prose("gif", GptImage(static r => r.Image = Asset("gif-87.gif")), "image-format", "'image[0]' must be a png, webp or jpg file, but is image/gif.", ImageEditProse.GptImage);
        yield return Prose("no image format", GptImage(static r => r.Image = Text()), "image-format", "'image[0]' must be a png, webp or jpg file, but is of no known format.", ImageEditProse.GptImage);
        yield return Prose("empty file", GptImage(static r => r.Image = Several(Png(), Empty())), "image-format", "'image[1]' must be a png, webp or jpg file, but is an empty file.", ImageEditProse.GptImage);
        yield return Prose("damaged png", GptImage(static r => r.Image = DamagedPng()), "image-format", "'image[0]' must be a png, webp or jpg file, but is a damaged png file.", ImageEditProse.GptImage);

        // The image of dall-e-2.
        yield return Prose("2 images, dall-e-2", DallE(static r => r.Image = Pngs(2)), "image-count", "'image' must be exactly one image for dall-e-2, but is 2 images.", ImageEditProse.DallEImage);
        yield return Prose("4 MB, dall-e-2", DallE(static r => r.Image = Png(length: 4 * Megabyte)), "file-size", "'image[0]' must be smaller than 4 MB (4194304 bytes), but is 4194304 bytes large.", ImageEditProse.DallEImage);
        yield return Prose("no known format, dall-e-2", DallE(static r => r.Image = Text()), "image-format", "'image[0]' must be a png file for dall-e-2, but is of no known format.", ImageEditProse.DallEImage);
        yield return Prose("webp, dall-e-2", DallE(static r => r.Image = SquareWebP()), "image-format", "'image[0]' must be a png file for dall-e-2, but is image/webp.", ImageEditProse.DallEImage);
        yield return Prose("not square, dall-e-2", DallE(static r => r.Image = Png(256, 255)), "image-square", "'image[0]' must be square for dall-e-2, but is 256x255 pixels.", ImageEditProse.DallEImage);
        yield return Prose("not square, no model", NoModel(static r => r.Image = Png(1, 2)), "image-square", "'image[0]' must be square for dall-e-2 (the default), but is 1x2 pixels.", ImageEditProse.DallEImage);
        yield return Prose("no alpha and no mask, dall-e-2", DallE(static r => r.Image = Png(alpha: false)), "image-alpha", "'image[0]' must be an image with an alpha channel when there is no mask, but is without an alpha channel.", ImageEditProse.Alpha);

        foreach (var model in new[] { ImageModel.DallE2, ImageModel.GptImage1, ImageModel.GptImage1Mini })
        {
            yield return Prose($"mask of 4 MB, {model.Value}", Of(model, static r => r.Mask = Png(length: 4 * Megabyte)), "file-size", "'mask' must be smaller than 4 MB (4194304 bytes), but is 4194304 bytes large.", ImageEditProse.Mask);
            yield return Prose($"mask without alpha, {model.Value}", Of(model, static r => r.Mask = Png(alpha: false)), "mask-alpha", "'mask' must be an image with an alpha channel, but is without an alpha channel.", ImageEditProse.MaskAlpha);
            yield return Prose($"mask of another size, {model.Value}", Of(model, static r => r.Mask = Png(256, 512)), "mask-dimensions", "'mask' must be of the first image's dimensions, 256x256 pixels, but is 256x512 pixels.", ImageEditProse.Mask);
            yield return Prose($"mask without format, {model.Value}", Of(model, static r => r.Mask = Text()), "mask-format", "'mask' must be a png file, but is of no known format.", ImageEditProse.Mask);
            yield return Prose($"damaged mask, {model.Value}", Of(model, static r => r.Mask = DamagedPng()), "mask-format", "'mask' must be a png file, but is a damaged png file.", ImageEditProse.Mask);
        }

        yield return Prose("webp mask", GptImage(static r => (r.Image, r.Mask) = (Png(13, 9), Asset("webp-lossless-alpha.webp"))), "mask-format", "'mask' must be a png file, but is image/webp.", ImageEditProse.Mask);
        yield return Prose("mask of the second image", GptImage(static r => (r.Image, r.Mask) = (Several(Png(10, 10), Png(20, 20)), Png(20, 20))), "mask-dimensions", "'mask' must be of the first image's dimensions, 10x10 pixels, but is 20x20 pixels.", ImageEditProse.Mask);

        // Options that one model has.
        yield return Prose("background, dall-e-2", DallE(static r => r.Background = ImageBackground.Auto), "model-option", "'background' must be unset for dall-e-2, but is set.", ImageEditProse.Background);
        yield return Prose("input_fidelity, dall-e-2", DallE(static r => r.InputFidelity = ImageInputFidelity.Low), "model-option", "'input_fidelity' must be unset for dall-e-2, but is set.", ImageEditProse.InputFidelity);
        yield return Prose("output_format, dall-e-2", DallE(static r => r.OutputFormat = ImageOutputFormat.Png), "model-option", "'output_format' must be unset for dall-e-2, but is set.", ImageEditProse.OutputFormat);
        yield return Prose("output_compression, dall-e-2", DallE(static r => r.OutputCompression = 100), "model-option", "'output_compression' must be unset for dall-e-2, but is set.", ImageEditProse.OutputCompression);
        yield return Prose("input_fidelity, mini", Mini(static r => r.InputFidelity = ImageInputFidelity.High), "model-option", "'input_fidelity' must be unset for gpt-image-1-mini, but is set.", ImageEditProse.InputFidelity);
        yield return Prose("response_format, gpt-image-1", GptImage(static r => r.ResponseFormat = ImageResponseFormat.B64Json), "model-option", "'response_format' must be unset for gpt-image-1, but is set.", ImageEditProse.ResponseFormat);
        yield return Prose("response_format, mini", Mini(static r => r.ResponseFormat = ImageResponseFormat.Url), "model-option", "'response_format' must be unset for gpt-image-1-mini, but is set.", ImageEditProse.ResponseFormat);
        yield return Implied("background", static r => r.Background = ImageBackground.Auto);
        yield return Implied("input_fidelity", static r => r.InputFidelity = ImageInputFidelity.High);
        yield return Implied("output_format", static r => r.OutputFormat = ImageOutputFormat.Png);

        yield return Prose("transparent jpeg", GptImage(static r => (r.Background, r.OutputFormat) = (ImageBackground.Transparent, ImageOutputFormat.Jpeg)), "background-format", "'background' must be transparent only with an output_format of png or webp, but is transparent with jpeg.", ImageEditProse.TransparentBackground);
        yield return Prose("compression of png", GptImage(static r => (r.OutputCompression, r.OutputFormat) = (50, ImageOutputFormat.Png)), "compression-format", "'output_compression' must be set only with an output_format of webp or jpeg, but is set with png.", ImageEditProse.OutputCompression);
        yield return Prose("compression of the default format", NoModel(static r => r.OutputCompression = 50), "compression-format", "'output_compression' must be set only with an output_format of webp or jpeg, but is set with png, the default.", ImageEditProse.OutputCompression);
        yield return Prose("standard quality, gpt-image-1", GptImage(static r => r.Quality = ImageQuality.Standard), "model-quality", "'quality' must be high, medium, low or auto for gpt-image-1, but is standard.", ImageEditProse.Quality);
        foreach (var quality in new[] { ImageQuality.High, ImageQuality.Medium, ImageQuality.Low })
            yield return Prose($"{quality.Value} quality, dall-e-2", DallE(r => r.Quality = quality), "model-quality", $"'quality' must be standard or auto for dall-e-2, but is {quality.Value}.", ImageEditProse.Quality);
        foreach (var size in new[] { ImageSize.Size256x256, ImageSize.Size512x512 })
            yield return Prose($"{size.Value}, gpt-image-1", GptImage(r => r.Size = size), "model-size", $"'size' must be 1024x1024, 1536x1024, 1024x1536 or auto for gpt-image-1, but is {size.Value}.", ImageEditProse.GptSize);
        foreach (var size in new[] { ImageSize.Size1536x1024, ImageSize.Size1024x1536, ImageSize.Auto })
            yield return Prose($"{size.Value}, no model", NoModel(r => r.Size = size), "model-size", $"'size' must be 256x256, 512x512 or 1024x1024 for dall-e-2 (the default), but is {size.Value}.", ImageEditProse.DallESize);

        // Numbers and the stream.
        yield return Schema("n of 0", DallE(static r => r.N = 0), "minimum", "'n' must be at least 1, but is 0.");
        yield return Schema("n of 11", GptImage(static r => r.N = 11), "maximum", "'n' must be at most 10, but is 11.");
        yield return Schema("compression of -1", GptImage(static r => (r.OutputCompression, r.OutputFormat) = (-1, ImageOutputFormat.Webp)), "minimum", "'output_compression' must be at least 0, but is -1.");
        yield return Schema("compression of 101", GptImage(static r => (r.OutputCompression, r.OutputFormat) = (101, ImageOutputFormat.Webp)), "maximum", "'output_compression' must be at most 100, but is 101.");
        yield return Schema("-1 partial images", GptImage(static r => (r.PartialImages, r.Stream) = (-1, true)), "minimum", "'partial_images' must be at least 0, but is -1.");
        yield return Schema("4 partial images", GptImage(static r => (r.PartialImages, r.Stream) = (4, true)), "maximum", "'partial_images' must be at most 3, but is 4.");
        yield return Prose("partial images without stream", GptImage(static r => r.PartialImages = 0), "partial-images-stream", "'partial_images' must be set only when the reply is streamed, but is set without stream.", ImageEditProse.PartialImages);
        yield return Prose("partial images with stream off", GptImage(static r => (r.PartialImages, r.Stream) = (3, false)), "partial-images-stream", "'partial_images' must be set only when the reply is streamed, but is set without stream.", ImageEditProse.PartialImages);
    }

    // The model follows from an option that only gpt-image-1 has; response_format then is one too many.
    private static TestCaseData Implied(string option, Action<CreateImageEditRequest> set) =>
        Prose(
            "response_format, model implied by " + option,
            NoModel(set + (static r => r.ResponseFormat = ImageResponseFormat.Url)),
            "model-option",
            $"'response_format' must be unset for gpt-image-1 (implied by {option}), but is set.",
            ImageEditProse.ResponseFormat);

    private static TestCaseData Schema(string name, CreateImageEditRequest request, string rule, string message) =>
        new TestCaseData(request, rule, message, null).SetArgDisplayNames(name);

    private static TestCaseData Prose(string name, CreateImageEditRequest request, string rule, string message, string sentence) =>
        new TestCaseData(request, rule, message, sentence).SetArgDisplayNames(name);
}
