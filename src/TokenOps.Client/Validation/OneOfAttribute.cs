using System;
using System.Collections.Generic;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>A member for which the document lists certain values: for good (<c>const</c>), or as an enum, which may grow.</summary>
/// <param name="values">The allowed values as they look on the wire.</param>
public sealed class OneOfAttribute(params string[] values) : SpecConstraintAttribute
{
    /// <summary>The allowed values as they look on the wire.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Gets or sets whether the values are those of an enum: another value is worth a warning, since a server may know more of them.</summary>
    /// <value>The default is false: another value is refused.</value>
    public bool MayGrow { get; set; }

    private protected override void Check(object? value, string member, List<ValidationFinding> findings)
    {
        if (value is null or IExtensibleEnum { Value: "" })
        {
            return;
        }

        var text = WireValue.Format(value);
        foreach (var allowed in Values)
        {
            if (string.Equals(allowed, text, StringComparison.Ordinal))
            {
                return;
            }
        }

        var found = value is string ? "another text" : text;
        var words = Values.Count == 1 ? "'" + Values[0] + "'" : "one of '" + string.Join("', '", Values) + "'";
        findings.Add(new ValidationFinding(MayGrow ? "enum" : "const", member, found, words)
        {
            Severity = MayGrow ? ValidationSeverity.Warning : ValidationSeverity.Error,
        });
    }
}
