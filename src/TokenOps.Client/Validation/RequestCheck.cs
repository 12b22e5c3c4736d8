using System.Linq;

namespace TokenOps.Runtime;

/// <summary>The validation step of the pipeline.</summary>
internal static class RequestCheck
{
    /// <exception cref="RequestValidationException">The request breaks a rule.</exception>
    public static void Check(Call call)
    {
        if (call.Request is null || !(call.Options?.ValidateRequests ?? call.Settings.ValidateRequests))
        {
            return;
        }

        var findings = RequestValidator.Validate(call.Request);
        if (findings.Any(static finding => finding.Severity == ValidationSeverity.Error))
        {
            throw new RequestValidationException(findings);
        }

        foreach (var warning in findings)
        {
            ClientLog.Warning(call.Settings.Logger, call.Operation.Id, warning);
        }
    }
}
