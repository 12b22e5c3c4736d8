using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Linq;
using TokenOps.Runtime;

namespace TokenOps;

/// <remarks>
/// Handwritten part: the rules of the vendor's prose, for <see cref="Validator"/>, ASP.NET Core and the client alike.
/// <see cref="Validator"/> asks for them only when every data annotation is satisfied; <see cref="RequestValidator"/> and
/// the client itself report all rules at once.
/// A request may be sent several times, by several threads, as long as nobody changes it and its files can be replayed.
/// </remarks>
public partial class CreateImageEditRequest : IValidatableObject, IProseRules
{
    /// <summary>Checks the rules that stand only in the vendor's prose. Reads the first bytes of the files.</summary>
    /// <param name="validationContext">Not used; null is allowed.</param>
    /// <returns>A <see cref="FindingResult"/> for each broken rule.</returns>
    /// <exception cref="FilePartException">A file cannot be opened or read.</exception>
    public IEnumerable<ValidationResult> Validate(ValidationContext? validationContext)
    {
        var findings = new List<ValidationFinding>();
        ((IProseRules)this).Check(files: null, findings);
        return findings.Select(static finding => new FindingResult(finding));
    }

    void IProseRules.Check(FileInspections? files, List<ValidationFinding> findings) =>
        ImageEditRules.Check(this, files ?? FileInspections.Collect(this), findings);
}
