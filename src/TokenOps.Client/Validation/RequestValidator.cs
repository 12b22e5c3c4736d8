using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>Checks requests against the rules of the API's document without sending them.</summary>
/// <remarks>
/// Goes into nested objects and lists, which <see cref="Validator"/> does not. Objects that are no generated requests have no rules;
/// data annotations on types of your own are for <see cref="Validator"/>. Thread-safe.
/// </remarks>
public static class RequestValidator
{
    /// <summary>Finds every broken rule and every oddity.</summary>
    /// <param name="request">A generated request, or a list, map or union of some.</param>
    /// <returns>The findings in the order of the members; empty when there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="FilePartException">A file of the request cannot be opened or read.</exception>
    public static IReadOnlyList<ValidationFinding> Validate(object request) => Validate(request, files: null);

    /// <summary>Finds every broken rule and every oddity, and reads the beginnings of files asynchronously.</summary>
    /// <param name="request">A generated request, or a list, map or union of some.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The findings in the order of the members; empty when there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="FilePartException">A file of the request cannot be opened or read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<IReadOnlyList<ValidationFinding>> ValidateAsync(object request, CancellationToken cancellationToken = default)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        var files = await FileInspections.CollectAsync(request, isStreaming: false, cancellationToken).ConfigureAwait(false);
        await files.CloseAsync().ConfigureAwait(false);
        return Validate(request, files);
    }

    /// <summary>Checks what a call sends: its parameters, then its body.</summary>
    internal static IReadOnlyList<ValidationFinding> Validate(IOperationRequest request, FileInspections? files)
    {
        var walk = new RequestValidation(files);
        (request as IParameterSource)?.VisitParameters(walk);
        walk.Walk(request.Body, string.Empty, 0);
        return walk.Findings;
    }

    internal static IReadOnlyList<ValidationFinding> Validate(object request, FileInspections? files)
    {
        var walk = new RequestValidation(files);
        walk.Walk(request ?? throw new ArgumentNullException(nameof(request)), string.Empty, 0);
        return walk.Findings;
    }
}
