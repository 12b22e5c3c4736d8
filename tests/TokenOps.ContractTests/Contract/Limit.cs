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
internal sealed record Limit(DocumentedOperation Operation, RequestContract Request, string Path, string Keyword, JToken? Broken, JToken? Allowed)
{
    /// <summary>The client's name for the rule.</summary>
    public string Rule => RuleOf(Keyword);

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

    public override string ToString() => $"{ContractDocument.Title(Operation)}, {Path}: {Keyword}";
}
