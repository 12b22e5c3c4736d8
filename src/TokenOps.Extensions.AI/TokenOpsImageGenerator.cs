using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace TokenOps;

/// <summary>Edits images by way of the TokenOps API, for what is written for Microsoft.Extensions.AI. Thread-safe.</summary>
/// <remarks>
/// Disposing it does nothing: the client belongs to whoever made it. The client tells traces and metrics itself
/// (<see cref="TokenOpsTelemetry"/>); with the abstraction's own <c>UseOpenTelemetry</c> around it, calls are told twice, under
/// two source names.
/// </remarks>
public sealed class TokenOpsImageGenerator : IImageGenerator
{
    private readonly ImagesClient _client;
    private readonly ImageModel? _model;
    private readonly ImageGeneratorMetadata _metadata;

    /// <summary>Makes the generator.</summary>
    /// <param name="client">The client; it stays the caller's to dispose of.</param>
    /// <param name="model">The model for calls that do not name one; null leaves it to the server.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    public TokenOpsImageGenerator(ImagesClient client, ImageModel? model = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _model = model;
        _metadata = new ImageGeneratorMetadata("tokenops", client.BaseAddress, model?.Value);
    }

    /// <summary>Edits the original images and waits for all results.</summary>
    /// <param name="request">
    /// The prompt and at least one original image, as <see cref="DataContent"/> or as content whose <c>RawRepresentation</c>
    /// is a <see cref="FilePart"/> (which need not be in memory).
    /// </param>
    /// <param name="options">
    /// What is wanted. With a <see cref="ImageGenerationOptions.StreamingCount"/> the reply comes as a stream, of which
    /// the final images are returned; <see cref="GenerateStreamingAsync"/> shows the others too.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Every image, as <see cref="DataContent"/>, or as <see cref="UriContent"/> where the server answers with links.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="ArgumentException">An option or an original image cannot be sent; the message says which and why.</exception>
    /// <exception cref="NotSupportedException">There is no original image, or a hosted result is asked for.</exception>
    /// <exception cref="TokenOpsException">The call failed; its subclasses say how.</exception>
    public async Task<ImageGenerationResponse> GenerateAsync(ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var edit = EditRequests.From(request, options, this, _model);
        if (options?.StreamingCount is not null)
        {
            return await CollectAsync(edit, options, cancellationToken).ConfigureAwait(false);
        }

        var reply = await _client.CreateImageEditAsync(edit, cancellationToken).ConfigureAwait(false);
        return EditReplies.From(reply, edit);
    }

    /// <summary>Edits the original images and hands out partial and final images as they arrive.</summary>
    /// <param name="request">As for <see cref="GenerateAsync"/>.</param>
    /// <param name="options">
    /// As for <see cref="GenerateAsync"/>; <see cref="ImageGenerationOptions.StreamingCount"/> is how many partial images
    /// are wanted, of which fewer may come.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The images. The call is made when the enumeration begins, and ends with it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="ArgumentException">An option or an original image cannot be sent; the message says which and why.</exception>
    /// <exception cref="NotSupportedException">There is no original image, or a hosted result is asked for.</exception>
    /// <exception cref="TokenOpsException">The call failed; its subclasses say how.</exception>
    public IAsyncEnumerable<ImageGenerationUpdate> GenerateStreamingAsync(ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var edit = EditRequests.From(request, options, this, _model);
        return UpdatesAsync(edit, options, cancellationToken);
    }

    /// <summary>Hands out the metadata (<see cref="ImageGeneratorMetadata"/>), the client (<see cref="ImagesClient"/>) or this generator.</summary>
    /// <param name="serviceType">What is asked for.</param>
    /// <param name="serviceKey">A key; there is nothing under any.</param>
    /// <returns>The service; null when there is no such.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceType"/> is null.</exception>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        _ = serviceType ?? throw new ArgumentNullException(nameof(serviceType));
        return serviceKey is not null ? null
            : serviceType == typeof(ImageGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(_client) ? _client
            : null;
    }

    /// <summary>Does nothing: the client belongs to whoever made it.</summary>
    public void Dispose()
    {
    }

    private async Task<ImageGenerationResponse> CollectAsync(CreateImageEditRequest edit, ImageGenerationOptions options, CancellationToken cancellationToken)
    {
        var response = new ImageGenerationResponse();
        await foreach (var update in UpdatesAsync(edit, options, cancellationToken).ConfigureAwait(false))
        {
            if (!update.IsPartial)
            {
                response.Contents.Add(update.Content);
                response.Usage = update.Usage ?? response.Usage;
                response.RawRepresentation = update.RawRepresentation;
            }
        }

        return response;
    }

    private async IAsyncEnumerable<ImageGenerationUpdate> UpdatesAsync(CreateImageEditRequest edit, ImageGenerationOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        edit.PartialImages ??= options?.StreamingCount;
        await foreach (var item in _client.CreateImageEditStreamingAsync(edit, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (EditReplies.From(item, edit) is { } update)
            {
                yield return update;
            }
        }
    }
}
