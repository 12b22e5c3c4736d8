using System;
using System.Globalization;
using System.Net;

namespace TokenOps.Runtime;

/// <summary>Finds the kind of an error that came without an HTTP status of its own: in an event stream, or as the body of a success.</summary>
internal static class ErrorKinds
{
    // Words of OpenAI, Anthropic and Google; the first that a code or type contains decides.
    private static readonly (string Word, int Status)[] Words =
    [
        ("rate_limit", 429), ("quota", 429), ("too_many", 429), ("exhausted", 429),
        ("authenticat", 401), ("api_key", 401), ("unauthorized", 401),
        ("permission", 403), ("forbidden", 403),
        ("not_found", 404),
        ("too_large", 413),
        ("unprocessable", 422),
        ("overloaded", 503), ("unavailable", 503),
        ("timeout", 504), ("deadline", 504),
        ("server_error", 500), ("internal", 500),

        // "user_error": what OpenAI calls a refusal by its safety system.
        ("invalid", 400), ("bad_request", 400), ("moderation", 400), ("content_policy", 400), ("user_error", 400),
    ];

    /// <summary>A status as such or as the code is taken as it is; else the words of the code decide, then those of the type; else it is the server's failure.</summary>
    public static HttpStatusCode Guess(AnswerFacts facts) =>
        (HttpStatusCode)(Status(facts.ToldStatus) ?? Status(Number(facts.Code)) ?? OfWords(facts.Code) ?? OfWords(facts.Type) ?? 500);

    private static int? Status(int? number) => number is >= 400 and <= 599 ? number : null;

    private static int? Number(string? code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? OfWords(string? words)
    {
        foreach (var (word, status) in Words)
        {
            if (words is not null && Contains(words, word))
            {
                return status;
            }
        }

        return null;
    }

#if NETSTANDARD
    private static bool Contains(string words, string word) => words.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
#else
    private static bool Contains(string words, string word) => words.Contains(word, StringComparison.OrdinalIgnoreCase);
#endif
}
