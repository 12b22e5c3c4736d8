using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace TokenOps;

/// <summary>The base of the attributes that carry a constraint of the API's document onto a generated property.</summary>
/// <remarks>They work with <see cref="Validator"/> as well. Null is always fine, except to <see cref="SpecRequiredAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public abstract class SpecConstraintAttribute : ValidationAttribute
{
    private protected SpecConstraintAttribute()
    {
    }

    /// <summary>Whether the rule is for every item of the property's collection instead of the collection.</summary>
    public bool EachItem { get; set; }

    // Several constraints of one type may stand on a property; the default identity would merge them.
    /// <inheritdoc/>
    public override object TypeId => this;

    internal void Collect(object? value, string member, List<ValidationFinding> findings)
    {
        if (!EachItem || value is string)
        {
            Check(value, member, findings);
            return;
        }

        if (value is not IEnumerable items)
        {
            return;
        }

        var index = 0;
        foreach (var item in items)
        {
            Check(item, member + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", findings);
            index++;
        }
    }

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var findings = new List<ValidationFinding>();
        Collect(value, validationContext?.MemberName ?? string.Empty, findings);

        // A warning keeps nobody from sending.
        var error = findings.Find(static finding => finding.Severity == ValidationSeverity.Error);
        return error is null ? ValidationResult.Success : new FindingResult(error);
    }

    private protected abstract void Check(object? value, string member, List<ValidationFinding> findings);
}
