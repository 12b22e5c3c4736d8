using System;
using System.Collections.Generic;
using System.Globalization;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>A number's bounds (<c>minimum</c>, <c>maximum</c> and their exclusive forms), written as text so that none loses digits.</summary>
public sealed class NumberRangeAttribute : SpecConstraintAttribute
{
    /// <summary>The least value, itself allowed; an invariant number such as <c>"0.5"</c>.</summary>
    public string? Minimum { get; set; }

    /// <summary>The greatest value, itself allowed.</summary>
    public string? Maximum { get; set; }

    /// <summary>A bound that the value must be above.</summary>
    public string? ExclusiveMinimum { get; set; }

    /// <summary>A bound that the value must be below.</summary>
    public string? ExclusiveMaximum { get; set; }

    private protected override void Check(object? value, string member, List<ValidationFinding> findings)
    {
        if (value is null || !SpecNumber.TryFrom(value, out var number))
        {
            return;
        }

        Bound("minimum", "at least ", Minimum, static order => order >= 0);
        Bound("maximum", "at most ", Maximum, static order => order <= 0);
        Bound("exclusive-minimum", "more than ", ExclusiveMinimum, static order => order > 0);
        Bound("exclusive-maximum", "less than ", ExclusiveMaximum, static order => order < 0);

        void Bound(string rule, string words, string? bound, Func<int, bool> holds)
        {
            if (bound is null)
            {
                return;
            }

            var order = number.CompareTo(SpecNumber.Parse(bound));
            if (order is null || !holds(order.Value))
            {
                var found = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
                findings.Add(new ValidationFinding(rule, member, found, words + bound));
            }
        }
    }
}
