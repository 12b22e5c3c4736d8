using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Knows the words by which servers say that a job has ended.</summary>
internal static class JobStatus
{
    // Documents list the values of a status, but none says which of them are the last.
    private static readonly HashSet<string> Ends = new(StringComparer.OrdinalIgnoreCase)
    {
        "completed", "complete", "succeeded", "success", "successful", "done", "finished", "processed", "ready",
        "failed", "failure", "error", "errored", "cancelled", "canceled", "expired", "incomplete", "rejected", "deleted", "stopped", "aborted", "timed_out",
        "requires_action",
    };

    /// <summary>Returns whether a job with this status changes no more by itself.</summary>
    /// <param name="status">The status.</param>
    public static bool IsEnd(string status) => Ends.Contains(status);
}
