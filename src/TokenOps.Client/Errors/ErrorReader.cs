using System;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Reads as much of an error answer's body as an exception needs.</summary>
internal static class ErrorReader
{
    private const int Limit = 64 * 1024;

    public static async Task<ApiException> ReadAsync(Reply reply)
    {
        var buffer = ContentPool<byte>.Rent(Limit);
        var count = 0;
        try
        {
            var body = await reply.OpenAsync().ConfigureAwait(false);
            while (count < Limit)
            {
#if NETSTANDARD
                var read = await body.ReadAsync(buffer, count, Limit - count, reply.Token).ConfigureAwait(false);
#else
                var read = await body.ReadAsync(buffer.AsMemory(count, Limit - count), reply.Token).ConfigureAwait(false);
#endif
                if (read == 0)
                {
                    break;
                }

                count += read;
            }
        }
        catch (Exception) when (!reply.Call.Caller.IsCancellationRequested)
        {
            // The status is known, which matters more than the rest of the body.
        }

        try
        {
            return ApiErrors.FromAnswer(reply, ReplyText.Decode(new ArraySegment<byte>(buffer, 0, count), reply.Charset));
        }
        finally
        {
            ContentPool<byte>.Return(buffer);
        }
    }
}
