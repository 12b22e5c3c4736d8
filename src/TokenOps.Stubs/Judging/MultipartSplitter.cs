using System.Text;

namespace TokenOps.Stubs.Judging;

/// <summary>Splits a form into its parts by the delimiter that its first line shows.</summary>
internal static class MultipartSplitter
{
    /// <summary>The parts in their order, or null where the body is not a form.</summary>
    public static IReadOnlyList<MultipartPart>? Split(ReadOnlyMemory<byte> body)
    {
        var firstLine = body.Span.IndexOf("\r\n"u8);
        if (firstLine < 3 || !body.Span.StartsWith("--"u8))
        {
            return null;
        }

        var delimiter = (byte[])[.. "\r\n"u8, .. body.Span[..firstLine]];
        if (delimiter.AsSpan().EndsWith("--"u8) && body.Length == firstLine + 2)
        {
            return [];
        }

        var parts = new List<MultipartPart>();
        var rest = body[(firstLine + 2)..];
        while (true)
        {
            var end = rest.Span.IndexOf(delimiter);
            if (end < 0 || Parse(rest[..end]) is not { } part)
            {
                return null;
            }

            parts.Add(part);
            rest = rest[(end + delimiter.Length)..];
            if (rest.Span.StartsWith("--"u8))
            {
                return parts;
            }

            if (!rest.Span.StartsWith("\r\n"u8))
            {
                return null;
            }

            rest = rest[2..];
        }
    }

    private static MultipartPart? Parse(ReadOnlyMemory<byte> part)
    {
        var blank = part.Span.IndexOf("\r\n\r\n"u8);
        if (blank < 0)
        {
            return null;
        }

        var disposition = Encoding.UTF8.GetString(part.Span[..blank]).Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase)) ?? string.Empty;
        var parameters = disposition.Split(';', StringSplitOptions.TrimEntries).Skip(1).ToArray();
        var name = Array.Find(parameters, parameter => parameter.StartsWith("name=", StringComparison.OrdinalIgnoreCase));
        return new MultipartPart(
            name?["name=".Length..].Trim('"') ?? string.Empty,
            Array.Exists(parameters, parameter => parameter.StartsWith("filename", StringComparison.OrdinalIgnoreCase)),
            part[(blank + 4)..]);
    }
}
