using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A part that is a file, opened when its turn comes.</summary>
internal sealed class FileContentPart(string name, FilePart file) : MultipartPart
{
    private byte[]? _header;

    public override byte[] Header => _header ?? throw new InvalidOperationException("The part was not prepared.");

    public override long? Length => file.Length;

    public override bool CanReplay => file.CanReplay;

    public override async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        var mediaType = await file.DetectMediaTypeAsync(cancellationToken).ConfigureAwait(false);
        _header = PartHeader.OfFile(name, file.FileName, mediaType ?? MediaTypeRules.Unknown);
    }

    public override async ValueTask WriteAsync(MultipartSink sink, long? length, CancellationToken cancellationToken)
    {
        var stream = await file.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CopyAsync(stream, sink, length, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!sink.TargetFailed && FilePartException.IsReadFailure(exception))
        {
            throw file.Failed(exception);
        }
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
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
