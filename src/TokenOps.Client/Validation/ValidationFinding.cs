using System;

namespace TokenOps;

/// <summary>One rule that a request breaks, or one oddity in it.</summary>
/// <param name="rule">The rule's identifier.</param>
/// <param name="member">The wire name of the member.</param>
/// <param name="found">What is there.</param>
/// <param name="allowed">What may be there.</param>
public sealed class ValidationFinding(string rule, string member, string found, string allowed)
{
    /// <summary>The rule's stable identifier, such as <c>maximum</c>, <c>max-length</c> or <c>required</c>.</summary>
    public string Rule { get; } = rule ?? throw new ArgumentNullException(nameof(rule));

    /// <summary>The member by its name on the wire, with the way to it when it is nested: <c>n</c>, <c>image[2]</c>, <c>metadata.owner</c>.</summary>
    /// <value>Empty when the rule is about the request as a whole.</value>
    public string Member { get; } = member ?? throw new ArgumentNullException(nameof(member));

    /// <summary>What was found. Of texts only the length, because they may be confidential.</summary>
    public string Found { get; } = found ?? throw new ArgumentNullException(nameof(found));

    /// <summary>What the rule allows.</summary>
    public string Allowed { get; } = allowed ?? throw new ArgumentNullException(nameof(allowed));

    /// <summary>Whether the request is kept back.</summary>
    /// <value><see cref="ValidationSeverity.Error"/> unless set.</value>
    public ValidationSeverity Severity { get; init; }

    /// <summary>Where the rule is written: the vendor's own sentence where it stands only in prose, else null.</summary>
    public string? Source { get; init; }

    /// <summary>The finding as one sentence.</summary>
    public override string ToString()
    {
        var text = (Member.Length == 0 ? "request" : "'" + Member + "'") + " must be " + Allowed + ", but is " + Found + ".";
        return Source is null ? text : text + " (" + Source + ")";
    }

    /// <summary>The same finding seen from the object that holds the checked one.</summary>
    internal ValidationFinding Under(string path)
    {
        if (path.Length == 0)
        {
            return this;
        }

        var separator = Member.Length == 0 || Member[0] == '[' ? string.Empty : ".";
        return new ValidationFinding(Rule, path + separator + Member, Found, Allowed) { Severity = Severity, Source = Source };
    }
}
