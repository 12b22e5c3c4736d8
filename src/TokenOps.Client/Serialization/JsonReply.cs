using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Reads a JSON reply. The body is awaited, never waited for: its base64 values are decoded as the bytes arrive, and the
/// little that is left is deserialized from memory at the end.
/// </summary>
internal static class JsonReply
{
    // A reply without images fits into the small one; beyond, a larger one saves calls and still fits into a processor's cache.
    private const int SmallBuffer = 16 * 1024;
    private const int LargeBuffer = 128 * 1024;

    /// <summary>Reads a body to its end and makes an object of it.</summary>
    /// <param name="body">The body, which stays open and is the caller's.</param>
    /// <param name="options">How to read this operation's replies.</param>
    /// <param name="content">What the reply's headers say.</param>
    /// <param name="read">The generated reader.</param>
    /// <param name="cancellationToken">Stops reading, decoding and writing.</param>
    /// <exception cref="ReplyFormatException">The body is too long, ends too early, or is not what was expected.</exception>
    /// <exception cref="ReplyErrorException">The body reports an error, and nothing else.</exception>
    /// <exception cref="IOException">The connection failed, or a destination did.</exception>
    public static async ValueTask<T> ReadAsync<T>(Stream body, JsonReplyOptions options, ReplyContent content, JsonRead<T?> read, CancellationToken cancellationToken)
    {
        if (content.Length > options.MaxResponseBytes)
            throw TooLong(options, string.Empty);

        var decoder = new ReplyDecoder(options, content.Destination);
        var buffer = ContentPool<byte>.Rent(content.Length > SmallBuffer ? LargeBuffer : SmallBuffer);
        try
        {
            var encoding = TranscodingStream.FromCharset(content.Charset);
            var stream = encoding is null ? body : new TranscodingStream(body, encoding);
            var remaining = encoding is null ? content.Length : null;
            var total = 0L;
            while (await stream.ReadIntoAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                if (total == 0 && buffer[0] is 0xFF or 0xFE && await ReadMarkAsync(stream, buffer, count, cancellationToken).ConfigureAwait(false) is { } marked)
                {
                    stream = marked;
                    remaining = null;
                    continue;
                }

                total += count;
                remaining -= count;
                if (total > options.MaxResponseBytes)
                    throw TooLong(options, decoder.ToBoundedText());

                await decoder.FeedAsync(buffer.AsMemory(0, count), remaining, cancellationToken).ConfigureAwait(false);
                if (decoder.Failure is not null && decoder.Skeleton.Length >= options.MaxRawBytes)
                    break;

                if (count == buffer.Length && count < LargeBuffer)
                {
                    ContentPool<byte>.Return(buffer);
                    buffer = ContentPool<byte>.Rent(LargeBuffer);
                }
            }

            decoder.Finish();
            if (total == 0 && options.MayBeEmpty)
                return default!;

            if (decoder.Failure is not null)
                throw decoder.ToException();

            if (ErrorDocument.IsError(decoder, options.Names))
                throw new ReplyErrorException(decoder.ToBoundedText());

            await decoder.AcceptAsync(cancellationToken).ConfigureAwait(false);
            return decoder.Deserialize(read);
        }
        finally
        {
            ContentPool<byte>.Return(buffer);
            await decoder.DisposeAsync().ConfigureAwait(false);
        }
    }

    // No JSON begins with these bytes, but UTF-16 with a byte order mark does.
    private static async ValueTask<Stream?> ReadMarkAsync(Stream stream, byte[] buffer, int count, CancellationToken cancellationToken)
    {
        if (count == 1)
            count += await stream.ReadIntoAsync(buffer.AsMemory(1, 1), cancellationToken).ConfigureAwait(false);

        var encoding = TranscodingStream.FromByteOrderMark(buffer.AsSpan(0, count));
        return encoding is null ? null : new TranscodingStream(stream, encoding, buffer.AsSpan(0, count).ToArray());
    }

    private static ReplyFormatException TooLong(JsonReplyOptions options, string rawText) =>
        new($"The response is longer than the {options.MaxResponseBytes.ToString(CultureInfo.InvariantCulture)} bytes that are allowed.", rawText);
}
