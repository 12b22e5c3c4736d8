using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Refuses a call's options that cannot work, before anything is sent.</summary>
internal static class CallOptionsCheck
{
    private static readonly HashSet<string> FramingHeaders = new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Transfer-Encoding" };

    // Those that the platform sends with a body only.
    private static readonly HashSet<string> BodyHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-MD5", "Content-Range", "Content-Type", "Expires", "Last-Modified",
    };

    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public static void Check(CallOptions options, bool hasBody)
    {
        if (options.Timeout is { } timeout)
        {
            OptionCheck.Duration(timeout, nameof(options.Timeout), infinite: true);
        }

        if (options.MaxRetries is { } retries)
        {
            OptionCheck.Retries(retries, nameof(options.MaxRetries));
        }

        if (options.Headers.Count > 0)
        {
            foreach (var header in options.Headers)
            {
                if (FindWrong(header.Key, header.Value, hasBody) is { } wrong)
                {
                    throw new ArgumentException(nameof(CallOptions.Headers) + " must have " + wrong + ".", nameof(options));
                }
            }
        }
    }

    private static string? FindWrong(string name, string? value, bool hasBody)
    {
        if (!HeaderText.IsName(name))
        {
            return $"names of letters, digits and the marks {HeaderText.TokenMarks}, but has '{name}'";
        }

        if (value is null)
        {
            return $"values that are texts, but that of '{name}' is null";
        }

        if (HeaderText.FirstForbidden(value) is >= 0 and var index)
        {
            return $"values of visible ASCII characters, blanks and tabs, but that of '{name}' has {HeaderText.Describe(value, index)}";
        }

        if (FramingHeaders.Contains(name))
        {
            return $"no '{name}', which the client sets as it sends the body";
        }

        return !hasBody && BodyHeaders.Contains(name) ? $"no '{name}', because this operation sends no body that it could describe" : null;
    }
}
