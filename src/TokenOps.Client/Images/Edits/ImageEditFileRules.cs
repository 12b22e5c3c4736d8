using System.Collections.Generic;
using System.Globalization;

namespace TokenOps.Runtime;

/// <summary>The rules of the prose about image and mask. What cannot be known of a file is not held against it.</summary>
internal static class ImageEditFileRules
{
    // The prose says MB; the larger reading is the one that refuses nothing that a server might take.
    private const long Megabyte = 1024 * 1024;

    private const string Png = "image/png";

    public static void Check(CreateImageEditRequest request, FileInspections files, EffectiveModel model, List<ValidationFinding> findings)
    {
        // A list that is not there at all is the schema's business.
        if (request.Image is not null && model.IsDallE)
            CheckDallE(request, files, model, findings);
        else if (request.Image is not null)
            CheckGptImage(request, files, findings);
        if (request.Mask is { } mask)
            CheckMask(mask, request.Image is { Count: > 0 } images ? images[0] : null, files, findings);
    }

    private static void CheckGptImage(CreateImageEditRequest request, FileInspections files, List<ValidationFinding> findings)
    {
        if (request.Image.Count > 16)
            Add(findings, "image-count", "image", Text(request.Image.Count) + " images", "at most 16 images", ImageEditProse.GptImageCount);

        for (var i = 0; i < request.Image.Count; i++)
        {
            CheckSize(request.Image[i], files, 50, i, ImageEditProse.GptImage, findings);
            if (files.Of(request.Image[i]) is { } file && (file.MediaType is not (Png or "image/jpeg" or "image/webp") || IsDamagedPng(file)))
                Add(findings, "image-format", Image(i), Name(files.LengthOf(request.Image[i]), file), "a png, webp or jpg file", ImageEditProse.GptImage);
        }
    }

    private static void CheckDallE(CreateImageEditRequest request, FileInspections files, EffectiveModel model, List<ValidationFinding> findings)
    {
        if (request.Image.Count > 1)
            Add(findings, "image-count", "image", Text(request.Image.Count) + " images", "exactly one image for " + model.Name, ImageEditProse.DallEImage);

        for (var i = 0; i < request.Image.Count; i++)
        {
            CheckSize(request.Image[i], files, 4, i, ImageEditProse.DallEImage, findings);
            if (files.Of(request.Image[i]) is not { } file)
                continue;

            if (file.MediaType != Png || IsDamagedPng(file))
                Add(findings, "image-format", Image(i), Name(files.LengthOf(request.Image[i]), file), "a png file for " + model.Name, ImageEditProse.DallEImage);
            if (file.ImageHeader is { } header && header.Width != header.Height)
                Add(findings, "image-square", Image(i), Dimensions(header), "square for " + model.Name, ImageEditProse.DallEImage);
            if (request.Mask is null && file.MediaType == Png && file.ImageHeader?.HasAlpha == false)
                Add(findings, "image-alpha", Image(i), "without an alpha channel", "an image with an alpha channel when there is no mask", ImageEditProse.Alpha);
        }
    }

    private static void CheckMask(FilePart mask, FilePart? image, FileInspections files, List<ValidationFinding> findings)
    {
        CheckSize(mask, files, 4, index: null, ImageEditProse.Mask, findings);
        if (files.Of(mask) is not { } file)
            return;

        if (file.MediaType != Png || IsDamagedPng(file))
            Add(findings, "mask-format", "mask", Name(files.LengthOf(mask), file), "a png file", ImageEditProse.Mask);
        else if (file.ImageHeader?.HasAlpha == false)
            Add(findings, "mask-alpha", "mask", "without an alpha channel", "an image with an alpha channel", ImageEditProse.MaskAlpha);

        if (file.ImageHeader is { } header && image is not null && files.Of(image)?.ImageHeader is { } first && (header.Width, header.Height) != (first.Width, first.Height))
            Add(findings, "mask-dimensions", "mask", Dimensions(header), $"of the first image's dimensions, {Dimensions(first)}", ImageEditProse.Mask);
    }

    private static void CheckSize(FilePart file, FileInspections files, int megabytes, int? index, string sentence, List<ValidationFinding> findings)
    {
        if (files.LengthOf(file) is { } length && length >= megabytes * Megabyte)
            Add(findings, "file-size", index is { } image ? Image(image) : "mask", Text(length) + " bytes large", $"smaller than {Text(megabytes)} MB ({Text(megabytes * Megabyte)} bytes)", sentence);
    }

    private static string Image(int index) => $"image[{Text(index)}]";

    // A PNG's header stands at its very beginning: where it cannot be read, nobody can read the image.
    private static bool IsDamagedPng(FileInspection file) => file.MediaType == Png && file.ImageHeader is null;

    private static string Name(long? length, FileInspection file) =>
        length == 0 ? "an empty file" : IsDamagedPng(file) ? "a damaged png file" : file.MediaType ?? "of no known format";

    private static string Dimensions(ImageHeader header) => Text(header.Width) + "x" + Text(header.Height) + " pixels";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Add(List<ValidationFinding> findings, string rule, string member, string found, string allowed, string sentence) =>
        findings.Add(new ValidationFinding(rule, member, found, allowed) { Source = sentence });
}
