using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A part that is a file, opened when its turn comes.</summary>
/// <param name="name">The part's name.</param>
/// <param name="file">The file.</param>
/// <param name="documented">The media type to send where neither the caller nor the content says one.</param>
/// <param name="inspected">What is known of the file already, and open; null when it is to be looked at anew.</param>
internal sealed class FileContentPart(string name, FilePart file, string? documented = null, FileInspections? inspected = null) : MultipartPart
{
    private byte[]? _head;

    public override byte[] Head => _head ?? throw new InvalidOperationException("The part was not prepared.");

    public override long? Length => inspected is null ? file.Length : inspected.LengthOf(file);

    public override bool CanReplay => file.CanReplay;

    public override ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        if (inspected?.Of(file) is { } known)
        {
            Prepare(file.MediaType ?? known.MediaType);
            return default;
        }

        var detecting = file.DetectMediaTypeAsync(cancellationToken);
        if (!detecting.IsCompletedSuccessfully)
            return PrepareAsync(detecting);
        Prepare(detecting.Result);
        return default;
    }

    public override ValueTask WriteAsync(MultipartSink sink, long? length, CancellationToken cancellationToken) =>
        file.Bytes is { } bytes ? sink.WriteAsync(bytes, cancellationToken) : WriteStreamAsync(sink, length, cancellationToken);

    private async ValueTask PrepareAsync(ValueTask<string?> detecting) => Prepare(await detecting.ConfigureAwait(false));

    private void Prepare(string? mediaType) => _head = PartHeader.OfFile(name, file.FileName, mediaType ?? documented ?? MediaTypeRules.Unknown);

    private async ValueTask WriteStreamAsync(MultipartSink sink, long? length, CancellationToken cancellationToken)
    {
        var stream = inspected?.Take(file) ?? await file.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CopyAsync(stream, sink, length, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!sink.TargetFailed && FilePartException.IsReadFailure(exception, cancellationToken) && !sink.ObserverFailed)
        {
            throw file.Failed(exception);
        }
        finally
        {
            await stream.CloseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask CopyAsync(Stream stream, MultipartSink sink, long? length, CancellationToken cancellationToken)
    {
        // A file that has changed already is found out before any of it is sent.
        if (length is { } expected && stream.CanSeek && stream.Length - stream.Position != expected)
            throw FilePartException.LengthChanged(file.FileName, expected, stream.Length - stream.Position);

        var copied = await sink.CopyAsync(stream, length, cancellationToken).ConfigureAwait(false);
        if (length is { } announced && copied != announced)
            throw FilePartException.LengthChanged(file.FileName, announced, copied > announced ? null : copied);
    }
}
