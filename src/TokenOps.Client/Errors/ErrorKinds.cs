using System.Globalization;
using System.Net;

namespace TokenOps.Runtime;

/// <summary>Finds the kind of an error that came without a status of its own, within an event stream.</summary>
internal static class ErrorKinds
{
    /// <summary>A status as the <c>code</c> is taken as it is; else the words of <c>code</c> and <c>type</c> decide; else it is the server's failure.</summary>
    public static HttpStatusCode Guess(string? code, string? type)
    {
        if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 400 and <= 599)
        {
            return (HttpStatusCode)number;
        }

        var words = code + " " + type;
        bool Says(string word) => Contains(words, word);

        if (Says("rate_limit") || Says("quota"))
        {
            return (HttpStatusCode)429;
        }

        if (Says("authentication") || Says("api_key"))
        {
            return HttpStatusCode.Unauthorized;
        }

        if (Says("permission"))
        {
            return HttpStatusCode.Forbidden;
        }

        if (Says("not_found"))
        {
            return HttpStatusCode.NotFound;
        }

        // "user_error": what OpenAI calls a refusal by its safety system.
        var refused = Says("invalid") || Says("moderation") || Says("content_policy") || Says("user_error");
        return refused ? HttpStatusCode.BadRequest : HttpStatusCode.InternalServerError;
    }

#if NETSTANDARD
    private static bool Contains(string words, string word) => words.IndexOf(word, System.StringComparison.OrdinalIgnoreCase) >= 0;
#else
    private static bool Contains(string words, string word) => words.Contains(word, System.StringComparison.OrdinalIgnoreCase);
#endif
}
