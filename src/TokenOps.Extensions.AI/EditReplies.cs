using System;
using System.Linq;
using Microsoft.Extensions.AI;

namespace TokenOps;

/// <summary>Puts the client's replies in the abstraction's terms.</summary>
internal static class EditReplies
{
    // An image that neither its bytes nor the reply tell the type of.
    private const string AnyImage = "image/*";

    public static ImageGenerationResponse From(ImagesResponse reply, CreateImageEditRequest request)
    {
        var format = reply.OutputFormat ?? request.OutputFormat;
        return new ImageGenerationResponse([.. reply.Data.Select(image => From(image, format)).OfType<AIContent>()])
        {
            RawRepresentation = reply,
            Usage = From(reply.Usage),
        };
    }

    /// <summary>Null for an event without an image.</summary>
    public static ImageGenerationUpdate? From(IImageEditStreamEvent item, CreateImageEditRequest request) => item switch
    {
        ImageEditPartialImageEvent partial => new ImageGenerationUpdate(From(partial.B64Json, partial.OutputFormat ?? request.OutputFormat, partial))
        {
            PartialImageIndex = partial.PartialImageIndex,
            RawRepresentation = partial,
        },
        ImageEditCompletedEvent completed => new ImageGenerationUpdate(From(completed.B64Json, completed.OutputFormat ?? request.OutputFormat, completed))
        {
            Usage = From(completed.Usage),
            RawRepresentation = completed,
        },
        _ => null,
    };

    private static AIContent? From(Image image, ImageOutputFormat? format)
    {
        AIContent? content = image switch
        {
            { B64Json: { } data } => From(data, format, image),
            { Url: { } url } when Uri.TryCreate(url, UriKind.Absolute, out var address) => new UriContent(address, MediaType(format) ?? AnyImage) { RawRepresentation = image },
            _ => null,
        };
        if (content is not null && image.RevisedPrompt is { } prompt)
        {
            content.AdditionalProperties = new AdditionalPropertiesDictionary { [nameof(image.RevisedPrompt)] = prompt };
        }

        return content;
    }

    private static DataContent From(Base64Data data, ImageOutputFormat? format, object raw) =>
        new(data.Bytes, data.MediaType ?? MediaType(format) ?? AnyImage) { RawRepresentation = raw };

    // Servers may send any text here; what is no media type would be refused by the abstraction, and the image with it.
    private static string? MediaType(ImageOutputFormat? format) =>
        format is { Value.Length: > 0 } known && known.Value.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '+' or '.')
            ? "image/" + known.Value
            : null;

    private static UsageDetails? From(ImageUsage? usage) => usage is null ? null : new UsageDetails
    {
        InputTokenCount = usage.InputTokens,
        OutputTokenCount = usage.OutputTokens,
        TotalTokenCount = usage.TotalTokens,
        InputTextTokenCount = usage.InputTokensDetails?.TextTokens,
        AdditionalCounts = usage.InputTokensDetails?.ImageTokens is { } images
            ? new AdditionalPropertiesDictionary<long> { ["InputImageTokenCount"] = images }
            : null,
    };
}
