using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>Reads what the client needs from an answer's headers.</summary>
internal static class ReplyHeaders
{
    // In the order of trust: what OpenAI-compatible servers send, then what gateways and clouds add.
    private static readonly string[] RequestIdNames =
        ["x-request-id", "request-id", "x-requestid", "apim-request-id", "x-ms-request-id", "x-amzn-requestid", "x-correlation-id", "x-trace-id", "cf-ray"];

    public static string? RequestId(HttpResponseMessage response)
    {
        foreach (var name in RequestIdNames)
        {
            if (First(response, name) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }

    public static string? First(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Whether the answer says that it is JSON and nothing more, which most do; found out without taking the header apart.</summary>
    public static bool HasPlainJson(HttpResponseMessage response) =>
#if NETSTANDARD
        false;
#else
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var types) && types.Count == 1 && types.ToString() == "application/json";
#endif

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(HttpResponseMessage response)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers)
        {
            all[header.Key] = header.Value.ToArray();
        }

        if (response.Content is not null)
        {
            foreach (var header in response.Content.Headers)
            {
                all[header.Key] = header.Value.ToArray();
            }
        }

        return all;
    }
}
