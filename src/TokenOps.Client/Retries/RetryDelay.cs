using System;
using System.Globalization;
using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>How long to wait before trying again: what the server asks for if that is reasonable, else exponential with jitter.</summary>
internal static class RetryDelay
{
    public const string MillisecondsHeader = "retry-after-ms";
    public const string SecondsHeader = "Retry-After";

    private static readonly TimeSpan LongestAsked = TimeSpan.FromSeconds(60);
    private static readonly string[] DateFormats =
        ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd MMM  d HH:mm:ss yyyy"];

    /// <param name="response">The answer; null when there was none.</param>
    /// <param name="attempt">The number of the attempt that failed, from 1.</param>
    /// <param name="time">The clock that dates are compared with.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan Next(HttpResponseMessage? response, int attempt, TimeProvider time, double random)
    {
        if (response is not null && Asked(response, time) is { } asked && asked > TimeSpan.Zero && asked <= LongestAsked)
        {
            return asked;
        }

        var seconds = Math.Min(0.5 * Math.Pow(2, attempt - 1), 8) * (1 - (0.25 * random));
        return TimeSpan.FromMilliseconds(seconds * 1000);
    }

    /// <summary>What the server asks for, however unreasonable; negative for a date in the past. Null when it does not say, or not so that it can be understood.</summary>
    public static TimeSpan? Asked(HttpResponseMessage response, TimeProvider time) =>
        Asked(ReplyHeaders.First(response, MillisecondsHeader), ReplyHeaders.First(response, SecondsHeader), time);

    /// <summary>The same for the headers' values.</summary>
    /// <param name="inMilliseconds">The value of <see cref="MillisecondsHeader"/>; null where there is none.</param>
    /// <param name="text">The value of <see cref="SecondsHeader"/>; null where there is none.</param>
    /// <param name="time">The clock that dates are compared with.</param>
    public static TimeSpan? Asked(string? inMilliseconds, string? text, TimeProvider time)
    {
        if (Number(inMilliseconds) is { } milliseconds)
        {
            return Span(milliseconds / 1000);
        }

        if (Number(text) is { } seconds)
        {
            return Span(seconds);
        }

        return DateTimeOffset.TryParseExact(
            text?.Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date - time.GetUtcNow()
            : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) ? number : null;

    // Beyond a year the exact number says nothing more, but would overflow.
    private static TimeSpan Span(double seconds) => TimeSpan.FromSeconds(Math.Max(-1, Math.Min(seconds, 366d * 24 * 3600)));
}
