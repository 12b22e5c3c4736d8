using System.Collections.Generic;

namespace TokenOps;

/// <summary>The member must be there (<c>required</c>). An empty text is there; a list of files without files is not.</summary>
public sealed class SpecRequiredAttribute : SpecConstraintAttribute
{
    private protected override void Check(object? value, string member, List<ValidationFinding> findings)
    {
        var found = value switch
        {
            null => "missing",
            IExtensibleEnum { Value: "" } => "missing",
            FilePartList { Count: 0 } => "a list without files",
            _ => null,
        };
        if (found is not null)
        {
            findings.Add(new ValidationFinding("required", member, found, "given"));
        }
    }
}
