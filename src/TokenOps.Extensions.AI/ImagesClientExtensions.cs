using System;
using Microsoft.Extensions.AI;

namespace TokenOps;

/// <summary>The way from the client to Microsoft.Extensions.AI.</summary>
public static class ImagesClientExtensions
{
    /// <summary>Makes an <see cref="IImageGenerator"/> of the client.</summary>
    /// <param name="client">The client; it stays the caller's to dispose of.</param>
    /// <param name="model">The model for calls that do not name one; null leaves it to the server.</param>
    /// <returns>A generator that edits images. Thread-safe, as the client is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    public static IImageGenerator AsIImageGenerator(this ImagesClient client, ImageModel? model = null) => new TokenOpsImageGenerator(client, model);
}
