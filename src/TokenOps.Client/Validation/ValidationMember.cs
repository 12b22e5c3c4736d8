using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace TokenOps.Runtime;

/// <summary>What there is to check on one property of a request type.</summary>
internal sealed class ValidationMember(PropertyInfo property, string wireName, SpecConstraintAttribute[] constraints, ValidationAttribute[] others, bool holdsMore)
{
    public string WireName { get; } = wireName;

    public string Name => property.Name;

    public SpecConstraintAttribute[] Constraints { get; } = constraints;

    /// <summary>Data annotations that are not ours, put there by a caller's own partial class.</summary>
    public ValidationAttribute[] Others { get; } = others;

    /// <summary>Whether anything can be said of the member: rules stand on it, or its value is a file or may have rules of its own inside.</summary>
    public bool MayMatter => holdsMore || Constraints.Length + Others.Length > 0;

    public object? Value(object owner) => property.GetValue(owner);
}
