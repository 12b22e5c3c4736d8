using System.Collections.Generic;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>The validation step of the pipeline.</summary>
internal static class RequestCheck
{
    /// <exception cref="RequestValidationException">The request breaks a rule.</exception>
    public static ValueTask CheckAsync(Call call)
    {
        if (call.Request is null || !(call.Options?.ValidateRequests ?? call.Settings.ValidateRequests))
        {
            return default;
        }

        if (call.Request.Body is not { } body)
        {
            Judge(call, RequestValidator.Validate(call.Request, files: null));
            return default;
        }

        var files = FileInspections.CollectAsync(body, call.EventStream, call.Caller);
        if (!files.IsCompletedSuccessfully)
        {
            return CheckAsync(call, files);
        }

        Judge(call, files.Result);
        return default;
    }

    // Only for requests with a file that has to be waited for.
    private static async ValueTask CheckAsync(Call call, ValueTask<FileInspections> files) => Judge(call, await files.ConfigureAwait(false));

    private static void Judge(Call call, FileInspections files)
    {
        call.Files = files;
        Judge(call, RequestValidator.Validate(call.Request!, files));
    }

    private static void Judge(Call call, IReadOnlyList<ValidationFinding> findings)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Severity == ValidationSeverity.Error)
            {
                throw new RequestValidationException(findings);
            }
        }

        for (var i = 0; i < findings.Count; i++)
        {
            ClientLog.Warning(call, findings[i]);
        }
    }
}
