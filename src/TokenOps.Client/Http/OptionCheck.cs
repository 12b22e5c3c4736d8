using System;
using System.Globalization;

namespace TokenOps.Runtime;

/// <summary>The rules of single options; a broken one is told by name, rule, found and expected.</summary>
internal static class OptionCheck
{
    // What a timer of every supported platform can wait for.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(24);

    public static void Duration(TimeSpan value, string name, bool infinite)
    {
        if (!infinite || value != System.Threading.Timeout.InfiniteTimeSpan)
        {
            Within(value, Longest, name, infinite ? "more than zero and at most 24 days, or Timeout.InfiniteTimeSpan" : "more than zero and at most 24 days");
        }
    }

    /// <summary>The wait between two requests for the same job.</summary>
    public static void Interval(TimeSpan value, string name) => Within(value, LongestInterval, name, "more than zero and at most 24 hours");

    public static void Retries(int value, string name)
    {
        if (value is < 0 or > 10)
        {
            throw new ArgumentOutOfRangeException(name, value, Sentence(name, "0 to 10", value));
        }
    }

    public static void AtLeastOne(long value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentOutOfRangeException(name, value, Sentence(name, "1 or more", value));
        }
    }

    /// <summary>A key that cannot stand in a header is almost always one that was read with its line end.</summary>
    public static void Key(string key, string name)
    {
        if (key.Length == 0)
        {
            throw new ArgumentException($"{name} must be a key or null, but is empty.", name);
        }

        for (var index = 0; index < key.Length; index++)
        {
            if (key[index] is <= ' ' or > '~')
            {
                throw new ArgumentException(
                    $"{name} must consist of visible ASCII characters, but character {(index + 1).ToString(CultureInfo.InvariantCulture)} of " +
                    $"{key.Length.ToString(CultureInfo.InvariantCulture)} is U+{((int)key[index]).ToString("X4", CultureInfo.InvariantCulture)}. Was it read with its line end?",
                    name);
            }
        }
    }

    public static Uri Address(Uri address, string name, bool allowInsecure)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            var found = address.IsAbsoluteUri ? "has the scheme " + address.Scheme : "is relative";
            throw new ArgumentException($"{name} must be an absolute http or https address, but {found}.", name);
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            throw new ArgumentException($"{name} must be an address without user, query and fragment, but has one ({Origin.Describe(address)}).", name);
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !allowInsecure)
        {
            throw new ArgumentException(
                $"{name} must be https, because the key would travel readable, but is {Origin.Describe(address)}. AllowInsecureHttp permits it.", name);
        }

        return address;
    }

    private static void Within(TimeSpan value, TimeSpan longest, string name, string expected)
    {
        if (value <= TimeSpan.Zero || value > longest)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {expected}, but is {value}.");
        }
    }

    private static string Sentence(string name, string expected, long found) =>
        $"{name} must be {expected}, but is {found.ToString(CultureInfo.InvariantCulture)}.";
}
