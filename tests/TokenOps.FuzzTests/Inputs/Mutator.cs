namespace TokenOps.FuzzTests.Inputs;

/// <summary>Changes inputs: bytes, words, JSON values, and how the body is brought.</summary>
internal sealed class Mutator(Random random, FuzzDictionary dictionary)
{
    private const int LongestBody = 64 * 1024;

    private static readonly byte[] Interesting = [0, 1, 9, 10, 13, 32, 34, 35, 44, 45, 58, 61, 91, 92, 93, 123, 125, 127, 128, 0xC0, 0xE2, 0xEF, 0xF0, 0xFE, 0xFF];
    private static readonly int[] Pieces = [0, 0, 1, 2, 3, 7, 64, 1000, 4096];
    private static readonly int[] Statuses = [200, 200, 200, 201, 202, 204, 206, 299, 301, 302, 303, 307, 308, 400, 401, 403, 404, 408, 409, 413, 422, 429, 499, 500, 501, 502, 503, 504, 524, 599];
    private static readonly string?[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=utf-7", "application/json;charset=\"UTF-8\"", "application/json; charset=klingon",
        "application/json; charset=", "text/event-stream", "text/event-stream; charset=utf-8", "text/event-stream; charset=utf-16", "text/html", "text/plain; charset=iso-8859-1", "application/octet-stream", "image/png",
        "application/problem+json", "multipart/form-data; boundary=b", "nonsense", "a/b/c", "; ;", "", null, "application/json; charset=utf-32", "application/json, text/html", "text/plain; charset=sk-fuzz-0123456789abcdef",
    ];

    private static readonly string?[] Encodings =
        [null, null, null, "gzip", "x-gzip", "GZIP", "deflate", "br", "identity", "zstd", "gzip, br", "gzip, gzip, gzip", "rot13", "", ",", "gzip;q=1", "sk-fuzz-0123456789abcdef"];

    private static readonly string?[] Locations =
        [null, "/", "//", "///", "http://", "https://example.com/b", "http://127.0.0.1/", "https://[::1", "https://example.com:99999/", "\u0000", "ftp://a/b", "javascript:1", "?q", "#f", "https://user:sk-fuzz-0123456789abcdef@example.com/", "%", "https://exa mple/", "///x:y:z", "https://xn--/", "file:///etc/passwd", "mailto:a@b"];

    private static readonly string?[] RequestIds = [null, "req-1", "sk-fuzz-0123456789abcdef", "a\tb", "ä", new string('r', 5000)];

    /// <summary>Changes an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="seeds">What the campaign began with.</param>
    /// <param name="corpus">What others may be made of.</param>
    public FuzzInput Mutate(FuzzInput input, IReadOnlyList<FuzzInput> seeds, List<FuzzInput> corpus)
    {
        // What was kept came in an odd way more often than not; what lies deeper is reached by bodies that come in order.
        if (random.Next(3) == 0)
            input = seeds[random.Next(seeds.Count)] with { Body = input.Body };

        var steps = 1 + (random.Next(4) == 0 ? random.Next(8) : random.Next(3));
        for (var i = 0; i < steps; i++)
            input = random.Next(10) < 7 ? input with { Body = MutateBody(input.Body, corpus) } : MutateWay(input);

        return input;
    }

    private FuzzInput MutateWay(FuzzInput input) => random.Next(14) switch
    {
        0 => input with { Status = Pick(Statuses) },
        1 => input with { ContentType = Pick(ContentTypes) },
        2 => input with { ContentEncoding = Pick(Encodings) },
        3 => Compressed(input),
        4 => input with { Charset = (BodyCharset)random.Next(7) },
        5 => input with { Damage = random.Next(3) == 0 ? -1 : random.Next(512) },
        6 => input with { LengthLie = random.Next(4) switch { 0 => 0, 1 => random.Next(1 << 20), 2 => long.MaxValue, _ => null } },
        7 => input with { Piece = Pick(Pieces) },
        8 => input with { Yields = random.Next(8) == 0 },
        9 => input with { End = random.Next(3) == 0 ? (BodyEnd)random.Next(7) : BodyEnd.Orderly },
        10 => input with { RequestId = Pick(RequestIds) },
        11 => input with { Location = Pick(Locations), Redirects = random.Next(8), Status = Pick(Statuses) },
        12 => input with { ToStreams = !input.ToStreams },
        _ => input with { Repeat = random.Next(400) == 0 ? 1000 : 1 },
    };

    // Mostly the header and the body agree: what follows is only reached then.
    private FuzzInput Compressed(FuzzInput input)
    {
        var compression = (BodyCompression)random.Next(5);
        return input with
        {
            Compression = compression,
            ContentEncoding = compression switch
            {
                BodyCompression.Gzip => "gzip",
                BodyCompression.Zlib or BodyCompression.RawDeflate => "deflate",
                BodyCompression.Brotli => "br",
                _ => null,
            },
        };
    }

    private byte[] MutateBody(byte[] body, List<FuzzInput> corpus)
    {
        var at = random.Next(body.Length + 1);
        switch (random.Next(18))
        {
            case 0 when body.Length > 0:
                return Changed(body, b => b[random.Next(b.Length)] ^= (byte)(1 << random.Next(8)));
            case 1 when body.Length > 0:
                return Changed(body, b => b[random.Next(b.Length)] = Pick(Interesting));
            case 2:
                return Replaced(body, at, random.Next(Math.Min(64, body.Length - at) + 1), []);
            case 3:
                return Replaced(body, at, 0, body.AsSpan(at, random.Next(Math.Min(64, body.Length - at) + 1)));
            case 4:
                return Replaced(body, at, 0, Pick(dictionary.Words));
            case 5:
                return Replaced(body, at, Math.Min(body.Length - at, random.Next(16)), Pick(dictionary.Words));
            case 6:
                return body[..at];
            case 7:
                var other = corpus[random.Next(corpus.Count)].Body;
                var from = random.Next(other.Length + 1);
                return Replaced(body, at, body.Length - at, other.AsSpan(from));
            case 8 or 9 or 10 or >= 14:
                return ReplaceValue(body, at);
            case 11:
                return Replaced(body, at, 0, Repeated(Pick(dictionary.Words), random.Next(20)));
            case 12 when random.Next(20) == 0:
                return Replaced(body, at, 0, Repeated(Pick(dictionary.Words), random.Next(4000)));
            default:
                return Replaced(body, at, 0, Canary.PlaceholderBytes);
        }
    }

    // The next JSON string, number or word from there.
    private byte[] ReplaceValue(byte[] body, int at)
    {
        while (at < body.Length && body[at] is not ((byte)'"' or (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z')))
            at++;

        if (at == body.Length)
            return body;

        var end = at + 1;
        if (body[at] == '"')
        {
            while (end < body.Length && body[end - 1] != '\\' && body[end] != '"')
                end++;

            end = Math.Min(end + 1, body.Length);
        }
        else
        {
            while (end < body.Length && body[end] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (byte)'.' or (byte)'-' or (byte)'_')
                end++;
        }

        return Replaced(body, at, end - at, Pick(dictionary.Values));
    }

    private static byte[] Changed(byte[] body, Action<byte[]> change)
    {
        var copy = (byte[])body.Clone();
        change(copy);
        return copy;
    }

    private static byte[] Replaced(byte[] body, int at, int count, ReadOnlySpan<byte> by)
    {
        if (body.Length - count + by.Length > LongestBody)
            return body;

        var result = new byte[body.Length - count + by.Length];
        body.AsSpan(0, at).CopyTo(result);
        by.CopyTo(result.AsSpan(at));
        body.AsSpan(at + count).CopyTo(result.AsSpan(at + by.Length));
        return result;
    }

    private static byte[] Repeated(byte[] word, int times)
    {
        var result = new byte[word.Length * times];
        for (var i = 0; i < times; i++)
            word.CopyTo(result, i * word.Length);

        return result;
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
