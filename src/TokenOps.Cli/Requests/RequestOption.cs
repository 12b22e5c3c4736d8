using System.Collections.Generic;
using System.CommandLine;

namespace TokenOps.Cli.Requests;

/// <summary>An option that is a member of the request, in contrast to those of the command line itself.</summary>
internal sealed class RequestOption : Option<string[]>
{
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="isRequired">Whether the document requires the member. Left out, it is a finding among others and no error of the command line.</param>
    /// <param name="known">The values that the document lists.</param>
    public RequestOption(string name, bool isRequired, IReadOnlyList<string> known)
        : base(name)
    {
        IsRequired = isRequired;
        Known = known;
        CompletionSources.Add([.. known]);
    }

    /// <summary>Whether the document requires the member.</summary>
    public bool IsRequired { get; }

    /// <summary>The values that the document lists; empty for what is not an enum.</summary>
    public IReadOnlyList<string> Known { get; }
}
