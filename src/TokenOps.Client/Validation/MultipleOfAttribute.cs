using System;
using System.Collections.Generic;
using System.Globalization;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>A number must be a whole multiple of a step (<c>multipleOf</c>).</summary>
/// <param name="step">The step as an invariant number above zero, such as <c>"0.01"</c>.</param>
public sealed class MultipleOfAttribute(string step) : SpecConstraintAttribute
{
    /// <summary>The step as an invariant number.</summary>
    public string Step { get; } = step;

    private protected override void Check(object? value, string member, List<ValidationFinding> findings)
    {
        if (value is not null && SpecNumber.TryFrom(value, out var number) && !number.IsMultipleOf(SpecNumber.Parse(Step)))
        {
            var found = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
            findings.Add(new ValidationFinding("multiple-of", member, found, "a multiple of " + Step));
        }
    }
}
