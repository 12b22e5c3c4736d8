using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>One constraint of one parameter of path, query or header.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Path">Where in the parameter's value it holds: its name, and an index for a list's item.</param>
/// <param name="Keyword">The schema's keyword.</param>
/// <param name="Broken">A value of the parameter that only just breaks the constraint; null for no value at all.</param>
/// <param name="Allowed">A value that only just keeps it; null where there is none to try.</param>
internal sealed record ParameterLimit(DocumentedOperation Operation, ParameterContract Parameter, string Path, string Keyword, JToken? Broken, JToken? Allowed)
{
    /// <summary>The client's name for the rule.</summary>
    public string Rule => Limit.RuleOf(Keyword);

    /// <summary>The operation with another value for the parameter.</summary>
    public DocumentedOperation With(JToken? value) => Operation with
    {
        Contract = Operation.Contract with
        {
            Parameters = [.. Operation.Contract.Parameters.Where(one => one != Parameter || value is not null).Select(one => one == Parameter ? one with { Example = value! } : one)],
        },
    };

    public override string ToString() => $"{ContractDocument.Title(Operation)}, {Parameter.In} parameter {Path}: {Keyword}";
}
