using System;
using System.Buffers;
using System.Collections.Generic;
using System.Net.Http;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>Reads the lines of an event stream whose events are one line of data each.</summary>
internal static class FloorEvents
{
    private static ReadOnlySpan<byte> DataField => "data: "u8;

    private static ReadOnlySpan<byte> Done => "[DONE]"u8;

    public static async IAsyncEnumerable<FloorChunk> ReadAsync(HttpContent content)
    {
        var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var (start, end) = (0, 0);
            while (true)
            {
                var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
                if (length < 0)
                {
                    end -= start;
                    buffer.AsSpan(start, end).CopyTo(buffer);
                    start = 0;
                    if (end == buffer.Length)
                        buffer = FloorHttp.Grow(buffer);

                    var read = await stream.ReadAsync(buffer.AsMemory(end)).ConfigureAwait(false);
                    if (read == 0)
                        yield break;

                    end += read;
                    continue;
                }

                var at = start;
                start += length + 1;
                if (!buffer.AsSpan(at, length).StartsWith(DataField))
                    continue;

                at += DataField.Length;
                length -= DataField.Length;
                if (buffer.AsSpan(at, length).SequenceEqual(Done))
                    yield break;

                yield return FloorChunk.Parse(buffer.AsSpan(at, length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
