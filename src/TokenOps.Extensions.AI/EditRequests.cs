using System;
using System.Globalization;
using System.Linq;
using Microsoft.Extensions.AI;

namespace TokenOps;

/// <summary>Puts the abstraction's requests in the client's terms. What a raw request has set already stays.</summary>
internal static class EditRequests
{
    public static CreateImageEditRequest From(ImageGenerationRequest request, ImageGenerationOptions? options, IImageGenerator generator, ImageModel? model)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        var edit = options?.RawRepresentationFactory?.Invoke(generator) as CreateImageEditRequest ?? new CreateImageEditRequest { Prompt = string.Empty };
        if (string.IsNullOrEmpty(edit.Prompt))
        {
            edit.Prompt = request.Prompt!;
        }

        foreach (var file in (request.OriginalImages ?? []).Select(OriginalImage.ToFile))
        {
            edit.Image.Add(file);
        }

        if (edit.Image.Count == 0)
        {
            throw new NotSupportedException(
                "The request must have at least one image in OriginalImages, but has none: the API behind this generator edits images and cannot make one from a prompt alone. " +
                "Call EditImageAsync or EditImagesAsync.");
        }

        edit.Model ??= options?.ModelId is { Length: > 0 } id ? new ImageModel(id) : model;
        if (options is not null)
        {
            Apply(options, edit);
        }

        return edit;
    }

    private static void Apply(ImageGenerationOptions options, CreateImageEditRequest edit)
    {
        edit.N ??= options.Count;
        if (options.ImageSize is { } size)
        {
            edit.Size ??= new ImageSize(size.Width.ToString(CultureInfo.InvariantCulture) + "x" + size.Height.ToString(CultureInfo.InvariantCulture));
        }

        if (options.MediaType is { } type)
        {
            edit.OutputFormat ??= Format(type);
        }

        var asked = edit.ResponseFormat is null ? ResponseFormat(options.ResponseFormat) : null;
        edit.ResponseFormat ??= asked;
        AdditionalMembers.Apply(options.AdditionalProperties, edit);
        if (asked == ImageResponseFormat.B64Json && IsTheOnlyFormat(edit))
        {
            edit.ResponseFormat = null;
        }
    }

    // Some models always answer with the image itself, and refuse the option that asks for it. Which those are, the client knows.
    private static bool IsTheOnlyFormat(CreateImageEditRequest edit)
    {
        var findings = RequestValidator.Validate(edit).Count;
        var format = edit.ResponseFormat;
        edit.ResponseFormat = null;
        var otherFindings = RequestValidator.Validate(edit).Count;
        edit.ResponseFormat = format;
        return findings > otherFindings;
    }

    private static ImageOutputFormat Format(string mediaType)
    {
        const string prefix = "image/";
        if (!mediaType.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || mediaType.Length == prefix.Length)
        {
            throw new ArgumentException($"MediaType must be the type of an image, such as image/png, but is '{mediaType}'.", nameof(mediaType));
        }

        var format = mediaType.Substring(prefix.Length).ToLowerInvariant();
        return new ImageOutputFormat(format == "jpg" ? ImageOutputFormat.Jpeg.Value : format);
    }

    private static ImageResponseFormat? ResponseFormat(ImageGenerationResponseFormat? format) => format switch
    {
        null => default(ImageResponseFormat?),
        ImageGenerationResponseFormat.Data => ImageResponseFormat.B64Json,
        ImageGenerationResponseFormat.Uri => ImageResponseFormat.Url,
        _ => throw new NotSupportedException($"ResponseFormat must be Uri or Data, but is {format}: the API keeps no results under an identifier."),
    };
}
