using System;
using System.Collections.Generic;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>A member that the document pins to certain values for good (<c>const</c>), unlike an enum, which may grow.</summary>
/// <param name="values">The allowed values as they look on the wire.</param>
public sealed class OneOfAttribute(params string[] values) : SpecConstraintAttribute
{
    /// <summary>The allowed values as they look on the wire.</summary>
    public IReadOnlyList<string> Values { get; } = values;

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
        findings.Add(new ValidationFinding("const", member, found, words));
    }
}
