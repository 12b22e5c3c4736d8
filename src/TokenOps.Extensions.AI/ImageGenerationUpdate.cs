using System;
using Microsoft.Extensions.AI;

namespace TokenOps;

/// <summary>An image that arrived in a stream.</summary>
/// <param name="content">The image.</param>
public sealed class ImageGenerationUpdate(AIContent content)
{
    /// <summary>The image as far as it has come.</summary>
    public AIContent Content { get; } = content ?? throw new ArgumentNullException(nameof(content));

    /// <summary>Whether this is a preview, of an image whose final form is to follow.</summary>
    public bool IsPartial => PartialImageIndex is not null;

    /// <summary>The number of the preview.</summary>
    /// <value>0 and up; null for a final image.</value>
    public long? PartialImageIndex { get; init; }

    /// <summary>The tokens that the call took.</summary>
    /// <value>Null for a preview, and where the server does not tell.</value>
    public UsageDetails? Usage { get; init; }

    /// <summary>The event of the client that this was made of.</summary>
    public IImageEditStreamEvent? RawRepresentation { get; init; }
}
