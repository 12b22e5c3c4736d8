using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace TokenOps;

/// <remarks>
/// Handwritten part: the image itself, whichever way the server sent it, as bytes or as a link. A link is valid for 60
/// minutes, so save at once what is to be kept. Its download carries no API key, follows https only and is bounded:
/// unless a <see cref="LinkDownload"/> is given, <see cref="LinkDownload.Shared"/> does it.
/// </remarks>
public partial class Image : ISavable
{
    /// <summary>The decoded bytes.</summary>
    /// <value>Null when the image is behind a link, went to the call's destination, or was not sent.</value>
    [JsonIgnore]
    public ReadOnlyMemory<byte>? Bytes => B64Json is { IsBuffered: true } data ? data.Bytes : (ReadOnlyMemory<byte>?)null;

    /// <summary>The media type that the decoded bytes tell, such as <c>image/png</c>.</summary>
    /// <value>Null when they tell none that is known, and for a link, whose bytes are not here.</value>
    [JsonIgnore]
    public string? MediaType => B64Json?.MediaType;

    bool ISavable.CanSave => Bytes is not null || IsLink;

    private bool IsLink => B64Json is null && !string.IsNullOrEmpty(Url);

    /// <summary>Gets the bytes; downloads them when the image is a link.</summary>
    /// <param name="download">Downloads the link; null takes <see cref="LinkDownload.Shared"/>.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The bytes and what they are.</returns>
    /// <exception cref="TokenOpsException">The server sent no image, the bytes went to the call's destination, or the download failed; the derived types say how.</exception>
    public async Task<Base64Data> GetDataAsync(LinkDownload? download = null, CancellationToken cancellationToken = default) =>
        IsLink ? await (download ?? LinkDownload.Shared).ToMemoryAsync(Link(download), cancellationToken).ConfigureAwait(false) : Data();

    /// <summary>Writes the image to a stream.</summary>
    /// <param name="destination">The stream, which stays open and is the caller's; a failure may leave part of the image in it.</param>
    /// <param name="download">Downloads the link; null takes <see cref="LinkDownload.Shared"/>.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>A task that ends when everything is written.</returns>
    /// <inheritdoc cref="GetDataAsync" path="/exception"/>
    public Task CopyToAsync(Stream destination, LinkDownload? download = null, CancellationToken cancellationToken = default) =>
        IsLink ? (download ?? LinkDownload.Shared).ToStreamAsync(Link(download), destination, cancellationToken) : Data().CopyToAsync(destination, cancellationToken);

    /// <inheritdoc cref="SaveAsync(string, LinkDownload?, CancellationToken)"/>
    public Task<string> SaveAsync(string path, CancellationToken cancellationToken = default) => SaveAsync(path, download: null, cancellationToken);

    /// <summary>Writes the image to a file that appears complete or not at all.</summary>
    /// <param name="path">A file, which is replaced if it exists; or a directory, which gets a file with a new name whose extension says what the bytes are.</param>
    /// <param name="download">Downloads the link; null takes <see cref="LinkDownload.Shared"/>.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind then.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="TokenOpsDestinationException">The file cannot be written.</exception>
    /// <inheritdoc cref="GetDataAsync" path="/exception"/>
    public Task<string> SaveAsync(string path, LinkDownload? download, CancellationToken cancellationToken = default) =>
        IsLink ? (download ?? LinkDownload.Shared).ToFileAsync(Link(download), path, cancellationToken) : Data().SaveAsync(path, cancellationToken);

    private Base64Data Data() =>
        B64Json ?? throw new TokenOpsResponseException("The server sent no image here: neither b64_json nor url is set.");

    // What is wrong with a link is the server's doing, not the caller's.
    private Uri Link(LinkDownload? download) =>
        Uri.TryCreate(Url, UriKind.Absolute, out var link) && (download ?? LinkDownload.Shared).IsAllowed(link)
            ? link
            : throw new TokenOpsResponseException("The link in the reply is not an https address, and no other is followed.");
}
