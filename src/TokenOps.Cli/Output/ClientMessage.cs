using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TokenOps.Cli.Output;

/// <summary>
/// The messages of the client's exceptions in the words of the command line: what names a setting that it has, names its
/// option; advice about a setting that it does not have is left out.
/// </summary>
internal static class ClientMessage
{
    private static readonly Dictionary<string, string> Options = new(StringComparer.Ordinal)
    {
        [nameof(TokenOpsClientOptions.ApiKey)] = "TOKENOPS_API_KEY",
        [nameof(TokenOpsClientOptions.BaseAddress)] = "--server",
        [nameof(TokenOpsClientOptions.Timeout)] = "--timeout",
        [nameof(TokenOpsClientOptions.ValidateRequests)] = "--no-validation",
    };

    // "Timeout" and "Headers" alone are words as well; what is meant is told by the capital within, or by the sentence.
    private static readonly string Settings = string.Join('|', new[] { typeof(TokenOpsClientOptions), typeof(CallOptions), typeof(LinkDownload) }
        .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Select(static property => property.Name)
        .Where(static name => !Options.ContainsKey(name) && name.Skip(1).Any(char.IsUpper))
        .Concat([@"LinkDownload\.\w+", @"FilePart\.\w+", "HttpClient"])
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(static name => name.Length));

    private static readonly (Regex Found, string Instead)[] Rules =
    [
        (New(@"TokenOpsClientOptions\.ApiKey or (?:the environment variable )?(?=TOKENOPS_API_KEY)"), string.Empty),
        (New(@" \(Parameter '\w+'\)$"), string.Empty),
        .. Options.Select(static option => (New($@"(?<=\b[Ss]et |\boutlast |\bwithin ){option.Key}\b|\b(?:TokenOpsClientOptions|CallOptions)\.{option.Key}\b|^{option.Key}(?= must)"), option.Value)),
        (New($@" \((?:{Settings})\)|(?<=\d \w+) of (?:{Settings})\b"), string.Empty),
        (New($@" that (?:{Settings}) allows"), " allowed"),
        (New($@"[;,](?=[^.;]*\b(?:{Settings})\b)[^.;]*(?=[.;])"), string.Empty),
        (New($@"(?<=^|[.!?] )(?=(?:[^.]|\.\S)*\b(?:{Settings})\b)(?:[^.]|\.\S)*\.(?: |$)"), string.Empty),
    ];

    /// <summary>The message of an exception, as the command line says it.</summary>
    public static string Of(Exception exception)
    {
        var message = exception.Message;
        foreach (var (found, instead) in Rules)
            message = found.Replace(message, instead);

        // A message that speaks of nothing else is better than none.
        return message.Trim() is { Length: > 0 } words ? words : exception.Message;
    }

    private static Regex New(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
