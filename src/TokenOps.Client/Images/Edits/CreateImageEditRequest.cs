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
public partial class CreateImageEditRequest : IValidatableObject
{
    /// <summary>Checks the rules that stand only in the vendor's prose. Reads the first bytes of the files.</summary>
    /// <param name="validationContext">The context; null is allowed.</param>
    /// <returns>A <see cref="FindingResult"/> for each broken rule.</returns>
    /// <exception cref="FilePartException">A file cannot be opened or read.</exception>
    public IEnumerable<ValidationResult> Validate(ValidationContext? validationContext)
    {
        var files = FileInspections.From(validationContext) ?? FileInspections.Collect([.. Image, .. Mask is null ? [] : new[] { Mask }]);
        return ImageEditRules.Check(this, files, files.IsStreaming).Select(f => new FindingResult(f));
    }
}
