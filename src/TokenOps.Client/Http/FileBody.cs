using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A body that is one file, streamed.</summary>
internal sealed class FileBody : RequestBody
{
    private const int BufferSize = 80 * 1024;

    private readonly FilePart _file;
    private readonly UploadAttempt? _progress;
    private readonly long? _length;
    private readonly CancellationToken _cancellationToken;

    /// <param name="file">The file.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="progress">Gets told about every buffer that was handed to the connection.</param>
    /// <param name="cancellationToken">For frameworks whose <c>HttpContent</c> is not given one.</param>
    public FileBody(FilePart file, string mediaType, UploadAttempt? progress, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _file = file;
        _progress = progress;
        _length = file.Length;
        Headers.TryAddWithoutValidation("Content-Type", mediaType);
    }

    public override bool CanReplay => _file.CanReplay;

    protected override bool TryComputeLength(out long length)
    {
        length = _length.GetValueOrDefault();
        return _length is not null;
    }

    protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        Begin();
        cancellationToken = cancellationToken.CanBeCanceled ? cancellationToken : _cancellationToken;
        var isSending = false;
        var buffer = ContentPool<byte>.Rent(BufferSize);
        try
        {
            var source = await _file.OpenAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                long sent = 0;
                _progress?.Report(0, _length);
                while (await ReadAsync(source, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    if (sent + count > _length)
                    {
                        throw FilePartException.LengthChanged(_file.FileName, _length.Value, found: null);
                    }

                    isSending = true;
                    HandedOver += count;
                    await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    isSending = false;
                    sent += count;
                    _progress?.Report(sent, _length);
                }

                if (sent < _length)
                {
                    throw FilePartException.LengthChanged(_file.FileName, _length.Value, sent);
                }
            }
            finally
            {
                await source.CloseAsync().ConfigureAwait(false);
            }
        }
        catch (Exception error) when (!isSending && !(error is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            Blame(error);
            throw;
        }
        finally
        {
            ContentPool<byte>.Return(buffer);
        }

        End();
    }

    private async ValueTask<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (FilePartException.IsReadFailure(error, cancellationToken))
        {
            throw _file.Failed(error);
        }
    }
}
