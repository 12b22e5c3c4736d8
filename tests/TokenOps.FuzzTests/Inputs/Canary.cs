using System.Buffers.Binary;
using System.Globalization;

namespace TokenOps.FuzzTests.Inputs;

/// <summary>
/// A mark that is different in every input: should it turn up in a message about a later one, memory was shown that held
/// an earlier input.
/// </summary>
internal static class Canary
{
    /// <summary>What stands in the seeds, and is replaced when an input is run.</summary>
    public const string Placeholder = "cnry0000000000000000";

    private const int DigitsStart = 4;
    private const uint Scramble = 0x9E3779B9;

    public static ReadOnlySpan<byte> PlaceholderBytes => "cnry0000000000000000"u8;

    /// <summary>Writes the input's mark over every placeholder.</summary>
    public static void Stamp(Span<byte> body, uint number)
    {
        Span<byte> digits = stackalloc byte[16];
        var at = body.IndexOf(PlaceholderBytes);
        if (at < 0)
            return;

        Span<byte> raw = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(raw, number);
        BinaryPrimitives.WriteUInt32BigEndian(raw[4..], Check(number));
        Convert.TryToHexStringLower(raw, digits, out _);
        while (at >= 0)
        {
            digits.CopyTo(body[(at + DigitsStart)..]);
            body = body[(at + PlaceholderBytes.Length)..];
            at = body.IndexOf(PlaceholderBytes);
        }
    }

    /// <summary>Finds the mark of another input.</summary>
    public static uint? FindForeign(string text, uint own)
    {
        for (var at = text.IndexOf("cnry", StringComparison.Ordinal); at >= 0; at = text.IndexOf("cnry", at + 1, StringComparison.Ordinal))
        {
            if (Read(text, at + DigitsStart) is { } number && number != own)
                return number;
        }

        return null;
    }

    private static uint? Read(string text, int at) =>
        text.Length - at >= 16
        && uint.TryParse(text.AsSpan(at, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && uint.TryParse(text.AsSpan(at + 8, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var check)
        && check == Check(number)
            ? number
            : null;

    private static uint Check(uint number) => (number ^ 0x5DEECE66) * Scramble | 1;
}
