using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>
/// The decoded value of a base64 member of a reply, such as an image. Either it is in memory, or it went to the
/// destination that the call was given, and then only its length and kind are known here.
/// </summary>
/// <remarks>Immutable and safe to use from several threads.</remarks>
[JsonConverter(typeof(Base64DataConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Base64Data : ISavable
{
    // Big enough to make the calls cheap, small enough to notice a cancellation soon.
    private const int WriteSize = 1024 * 1024;

    private const string NotInMemory =
        "The bytes of this value are not in memory: they went to the destination that the call was given. Read them there, or make the call without a destination.";

    private ReadOnlyMemory<byte> _bytes;

    private Base64Data(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        Length = bytes.Length;
        MediaType = MediaTypeSniffer.Sniff(bytes.Span);
        IsBuffered = true;
    }

    private Base64Data(long length, string? mediaType, string? path)
    {
        Length = length;
        MediaType = mediaType;
        Path = path;
    }

    /// <summary>
    /// The decoded bytes. The values of one reply may share an array, so keeping the bytes of one keeps those of all; copy
    /// them to keep them alone.
    /// </summary>
    /// <exception cref="InvalidOperationException">The bytes went to a destination (<see cref="IsBuffered"/> is false).</exception>
    public ReadOnlyMemory<byte> Bytes => IsBuffered ? _bytes : throw NotBuffered();

    /// <summary>How many bytes the value has, wherever they are.</summary>
    /// <value>In bytes, from 0.</value>
    public long Length { get; }

    /// <summary>The media type that the first bytes tell, such as <c>image/png</c>.</summary>
    /// <value>Null when they tell none that is known.</value>
    public string? MediaType { get; }

    /// <summary>True when the bytes are in memory; false when they went to a destination.</summary>
    public bool IsBuffered { get; }

    bool ISavable.CanSave => IsBuffered;

    /// <summary>The file that the bytes were written to.</summary>
    /// <value>A full path when the call was given <see cref="Base64Destination.ToFiles"/>; otherwise null.</value>
    public string? Path { get; }

    /// <summary>Makes a value from bytes, for test doubles and for requests that carry base64.</summary>
    /// <param name="bytes">The bytes. They are not copied, so they must not change afterwards.</param>
    /// <returns>A value that holds the bytes.</returns>
    public static Base64Data FromBytes(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>Writes the bytes to a stream.</summary>
    /// <param name="destination">The stream to write to, from where it stands. It stays open and is the caller's.</param>
    /// <param name="cancellationToken">Stops the writing; what was written until then stays in the stream.</param>
    /// <returns>A task that ends when everything is written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="TokenOpsDestinationException"><paramref name="destination"/> failed.</exception>
    /// <exception cref="TokenOpsException">The bytes went to a destination (<see cref="IsBuffered"/> is false).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        _ = destination ?? throw new ArgumentNullException(nameof(destination));
        if (!IsBuffered)
            throw NotDeliverable();

        var rest = _bytes;
        do
        {
            var piece = rest.Slice(0, Math.Min(rest.Length, WriteSize));
            await destination.DeliverAsync(piece, cancellationToken).ConfigureAwait(false);
            rest = rest.Slice(piece.Length);
        }
        while (!rest.IsEmpty);
    }

    /// <summary>
    /// Writes the bytes to a file. The file appears complete or not at all: a failure, a cancellation or a full disk
    /// leaves nothing behind, and an existing file keeps its old content until the new one is complete.
    /// </summary>
    /// <param name="path">
    /// A file, which is replaced if it exists; or a directory, which gets a file with a new name whose extension says
    /// what the bytes are. A path that ends in a separator is a directory and is created if it does not exist.
    /// </param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="TokenOpsDestinationException">The file cannot be written.</exception>
    /// <exception cref="TokenOpsException">The bytes went to a destination (<see cref="IsBuffered"/> is false).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<string> SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!IsBuffered)
            throw NotDeliverable();

        cancellationToken.ThrowIfCancellationRequested();
        using var file = AtomicFile.Create(path);
        await CopyToAsync(file.Stream, cancellationToken).ConfigureAwait(false);
        return await file.CommitAsync(MediaType, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says the kind and the length, not the content.</summary>
    /// <returns>A short description.</returns>
    public override string ToString() => $"{MediaType ?? "unknown type"}, {Length} bytes";

    internal static Base64Data Elsewhere(long length, string? mediaType, string? path) => new(length, mediaType, path);

    /// <summary>Moves the bytes out of a larger array. Only called before anybody else has seen the value.</summary>
    internal void Detach() => _bytes = _bytes.ToArray();

    internal byte[] ToArray() =>
        MemoryMarshal.TryGetArray(Bytes, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : Bytes.ToArray();

    private static InvalidOperationException NotBuffered() => new(NotInMemory);

    private static TokenOpsException NotDeliverable() => new(NotInMemory);
}
