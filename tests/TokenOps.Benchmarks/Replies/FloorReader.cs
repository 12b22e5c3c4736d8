using System;
using System.Buffers;
using System.Buffers.Text;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Replies;

/// <summary>
/// What can be had by hand for exactly these replies: knows their shape to the byte, how many images come and that they
/// are equally long, so that each is decoded once into its final array; no unknown members, no escapes, no limits.
/// </summary>
internal static class FloorReader
{
    private const int BufferSize = 128 * 1024;

    private static ReadOnlySpan<byte> Marker => "\"b64_json\":\""u8;

    /// <summary>Decodes the values, into arrays or, with <paramref name="open"/>, into streams.</summary>
    public static async Task<List<ReadOnlyMemory<byte>>> ReadImagesAsync(Stream stream, int count, long total, Func<int, Stream>? open, Action? arrived = null)
    {
        var images = new List<ReadOnlyMemory<byte>>(count);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var block = open is null ? null : ArrayPool<byte>.Shared.Rent(BufferSize);
        byte[]? image = null;
        Stream? file = null;
        var inValue = false;
        var imageLength = 0;
        var kept = 0;
        while (await stream.ReadAsync(buffer.AsMemory(kept)).ConfigureAwait(false) is > 0 and var read)
        {
            var end = kept + read;
            var at = 0;
            while (true)
            {
                if (!inValue)
                {
                    var marker = buffer.AsSpan(at, end - at).IndexOf(Marker);
                    if (marker < 0)
                    {
                        kept = Math.Min(end - at, Marker.Length);
                        buffer.AsSpan(end - kept, kept).CopyTo(buffer);
                        break;
                    }

                    at += marker + Marker.Length;
                    inValue = true;
                    imageLength = 0;
                    image = open is null ? GC.AllocateUninitializedArray<byte>((int)(total / count)) : null;
                    file = open?.Invoke(images.Count);
                }

                var quote = buffer.AsSpan(at, end - at).IndexOf((byte)'"');
                var length = quote < 0 ? (end - at) & ~3 : quote;
                if (file is null)
                {
                    Base64.DecodeFromUtf8(buffer.AsSpan(at, length), image.AsSpan(imageLength), out _, out var written, quote >= 0);
                    imageLength += written;
                }
                else
                {
                    Base64.DecodeFromUtf8(buffer.AsSpan(at, length), block, out _, out var written, quote >= 0);
                    imageLength += written;
                    await file.WriteAsync(block.AsMemory(0, written)).ConfigureAwait(false);
                }

                at += length;
                if (quote < 0)
                {
                    kept = end - at;
                    buffer.AsSpan(at, kept).CopyTo(buffer);
                    break;
                }

                inValue = false;
                images.Add(image.AsMemory(0, image is null ? 0 : imageLength));
                arrived?.Invoke();
                if (file is not null)
                    await file.DisposeAsync().ConfigureAwait(false);
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        if (block is not null)
            ArrayPool<byte>.Shared.Return(block);

        return images;
    }
}
