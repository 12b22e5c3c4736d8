using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>What the document says about one operation.</summary>
internal sealed record OperationContract
{
    private string? _pathPattern;
    private Regex? _path;
    private List<KeyValuePair<string, string>>? _fixedQuery;

    /// <summary>The operation's id, or method and path where it has none.</summary>
    public required string Id { get; init; }

    /// <summary>The method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path, with parameters in braces.</summary>
    public required string Path { get; init; }

    /// <summary>Alternatives, each a set of credentials; empty where none is needed.</summary>
    public required IReadOnlyList<IReadOnlyList<SecurityRule>> Security { get; init; }

    /// <summary>The request's media types; empty where it has no body.</summary>
    public required IReadOnlyList<BodyContract> Bodies { get; init; }

    /// <summary>Whether a request without a body is refused.</summary>
    public required bool BodyRequired { get; init; }

    /// <summary>The parameters of path, query, header and cookies.</summary>
    public IReadOnlyList<ParameterContract> Parameters { get; init; } = [];

    /// <summary>The requests that the document shows, and one for each media type that sets every member.</summary>
    public IReadOnlyList<RequestContract> Requests { get; init; } = [];

    /// <summary>The responses in the document's order.</summary>
    public required IReadOnlyList<ResponseContract> Responses { get; init; }

    /// <summary>What a request gets that asks for nothing in particular; null where the document has no success.</summary>
    /// <remarks>A link of an example leads to a server that is no stub; what brings its bytes along can be used, and saved, offline.</remarks>
    public ResponseContract? Success => Responses.FirstOrDefault(response => response is { Status: < 300, IsStream: false, Made: false, BringsBytes: true })
        ?? Responses.FirstOrDefault(response => response is { Status: < 300, IsStream: false })
        ?? Responses.FirstOrDefault(response => response.Status < 300);

    /// <summary>The schema of a refusal, or null where the document has none.</summary>
    public JObject? ErrorSchema { get; init; }

    /// <summary>The names of the parameters that the path has, each once, in its order.</summary>
    public IEnumerable<string> PathNames => Regex.Matches(Path, "\\{(?<name>[^{}]*)\\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>The parameters of the query that the path itself carries, such as <c>?beta=true</c>: they tell operations apart.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> FixedQuery => _fixedQuery ??= [.. (Path.Split('?', 2) is [_, var query] ? query : string.Empty)
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? string.Empty)))];

    /// <summary>A regular expression for the whole path, good in .NET and Java.</summary>
    public string PathPattern => _pathPattern ??= string.Concat(Regex.Split(Path.Split('?', 2)[0], "(?<parameter>\\{[^}]*\\})", RegexOptions.None, TimeSpan.FromSeconds(1))
        .Select(piece => piece.StartsWith('{') ? "[^/?]+" : Quote(piece)));

    /// <summary>Whether a path, without query, is this operation's.</summary>
    public bool MatchesPath(string path) =>
        (_path ??= new Regex(@"\A(?:" + PathPattern + @")\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).IsMatch(path);

    /// <summary>Whether a query has what the path itself carries.</summary>
    public bool MatchesQuery(string query)
    {
        if (FixedQuery.Count == 0)
        {
            return true;
        }

        var sent = QueryHelpers.ParseQuery(query);
        return FixedQuery.All(pair => sent.TryGetValue(pair.Key, out var values) && values.Contains(pair.Value));
    }

    /// <summary>Escapes text for .NET's and Java's regular expressions alike.</summary>
    public static string Quote(string text) =>
        string.Concat(text.Select(character => "\\.[]{}()*+-?^$|/#&~".Contains(character, StringComparison.Ordinal) ? "\\" + character : character.ToString()));
}
