using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>One constraint of one member of a request.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Request">A request that sets every member.</param>
/// <param name="Path">Where the member stands in the request's value.</param>
/// <param name="Keyword">The schema's keyword.</param>
/// <param name="Broken">A value that only just breaks the constraint; null for no value at all.</param>
/// <param name="Allowed">A value that only just keeps it; null where there is none to try.</param>
internal sealed partial record Limit(DocumentedOperation Operation, RequestContract Request, string Path, string Keyword, JToken? Broken, JToken? Allowed)
{
    /// <summary>The client's name for the rule.</summary>
    public string Rule => RuleOf(Keyword);

    /// <summary>The path as the client and the stubs write it: Json.NET has a name such as X-Order as <c>['X-Order']</c>.</summary>
    public string Member => QuotedName().Replace(Path, ".${name}").TrimStart('.');

    /// <summary>The same at the server, which sees a list of a form as parts of one name.</summary>
    public string MemberAtServer => Request.Body!.Kind == BodyKind.Multipart ? PartIndex().Replace(Member, "${name}") : Member;

    /// <summary>The client's name for the rule of a keyword.</summary>
    public static string RuleOf(string keyword) => string.Concat(keyword.Select(character => char.IsUpper(character) ? "-" + char.ToLowerInvariant(character) : character.ToString()));

    /// <summary>The request's value with another value for the member.</summary>
    public JToken With(JToken? value)
    {
        var body = Request.Value!.DeepClone();
        if (Path.Length == 0)
        {
            return value ?? JValue.CreateNull();
        }

        var at = body.SelectToken(Path)!;
        if (value is null)
        {
            at.Parent!.Remove();
        }
        else
        {
            at.Replace(value);
        }

        return body;
    }

    public override string ToString() => $"{ContractDocument.Title(Operation)}, {Member}: {Keyword}";

    [GeneratedRegex(@"\['(?<name>.*?)'\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"\A(?<name>[^.]*?)\[\d+\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartIndex();
}
