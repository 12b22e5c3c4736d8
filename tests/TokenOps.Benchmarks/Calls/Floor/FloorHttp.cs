using System;
using System.Buffers;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>The connection of the floor, and the reading of a reply that fits into memory.</summary>
internal static class FloorHttp
{
    /// <summary>Reads a whole reply.</summary>
    internal delegate T Parse<out T>(ReadOnlySpan<byte> json);

    public static HttpClient NewClient()
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", CallTexts.Key);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("floor", "1.0"));
        return http;
    }

    public static async Task<T> ReadAsync<T>(HttpContent content, Parse<T> parse)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is > 0 and var read)
        {
            length += read;
            if (length == buffer.Length)
                buffer = Grow(buffer);
        }

        var result = parse(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    /// <summary>Copies a full buffer into one of twice its length.</summary>
    public static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
