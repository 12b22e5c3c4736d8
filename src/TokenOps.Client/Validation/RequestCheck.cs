using System.Linq;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>The validation step of the pipeline.</summary>
internal static class RequestCheck
{
    public static bool IsWanted(Call call) => call.Request is not null && (call.Options?.ValidateRequests ?? call.Settings.ValidateRequests);

    /// <exception cref="RequestValidationException">The request breaks a rule.</exception>
    public static async ValueTask CheckAsync(Call call)
    {
        var files = await FileInspections.CollectAsync(call.Request!, call.EventStream, call.Caller).ConfigureAwait(false);
        var findings = RequestValidator.Validate(call.Request!, files);
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
