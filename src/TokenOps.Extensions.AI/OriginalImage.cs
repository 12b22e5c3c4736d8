using System;
using Microsoft.Extensions.AI;

namespace TokenOps;

/// <summary>Makes the files of a request out of the abstraction's contents.</summary>
internal static class OriginalImage
{
    public static FilePart ToFile(AIContent content, int index) => content switch
    {
        { RawRepresentation: FilePart file } => file,
        DataContent data => ToFile(data, index),
        UriContent => throw new ArgumentException(
            $"OriginalImages[{index}] must hold the image itself, but is a link: the API takes no links. Download it and pass a DataContent.", nameof(content)),
        _ => throw new ArgumentException(
            $"OriginalImages[{index}] must be a DataContent, or have a FilePart as its RawRepresentation, but is {(content is null ? "null" : "a " + content.GetType().Name)}.", nameof(content)),
    };

    public static FilePart ToFile(DataContent data, int index)
    {
        // An unnamed file needs a name on the wire; "image/*" is no type that a server could take, so the bytes decide.
        var type = data.MediaType.EndsWith("/*", StringComparison.Ordinal) || data.MediaType == "application/octet-stream" ? null : data.MediaType;
        var extension = type is null ? string.Empty : "." + type.Split('/')[1];
        var name = string.IsNullOrEmpty(data.Name) ? $"image-{index + 1}{extension}" : data.Name!;
        return FilePart.FromBytes(data.Data, name, type);
    }
}
