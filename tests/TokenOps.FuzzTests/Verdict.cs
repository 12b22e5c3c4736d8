using System.Diagnostics;
using TokenOps.FuzzTests.Inputs;
using TokenOps.FuzzTests.Targets;

namespace TokenOps.FuzzTests;

/// <summary>Says what is wrong with how an input ended; null when nothing is.</summary>
internal static class Verdict
{
    // What a call takes by itself (a buffer for large values is the most of it), and then what a byte of many small events may take.
    private const long MostAllocated = 8L * 1024 * 1024;
    private const long MostAllocatedPerByte = 128;

    /// <param name="target">What was tried.</param>
    /// <param name="error">How it ended.</param>
    /// <param name="number">The input's number.</param>
    /// <param name="delivered">How many bytes of the body there were to read, unpacked.</param>
    /// <param name="allocated">How many bytes were allocated meanwhile.</param>
    public static string? Of(IFuzzTarget target, Exception? error, uint number, long delivered, long allocated)
    {
        if (allocated > MostAllocated + (MostAllocatedPerByte * delivered))
            return "memory: more than 8 MiB and 128 bytes for each byte delivered";

        if (error is null)
            return null;

        if (!target.Allows(error))
            return "foreign: " + error.GetType().FullName + " " + Place(error);

        return Texts(error, number).Select(text => Leak(target, text, number)).FirstOrDefault(static leak => leak is not null) is { } found ? found + " " + Place(error) : null;
    }

    // The whole text with its stack costs more than the call itself, so not for every input.
    private static IEnumerable<string?> Texts(Exception error, uint number)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            yield return cause.Message;

        if (error is ApiException api)
        {
            yield return api.RawBody;
            yield return api.ErrorMessage;
            yield return api.Details;
        }

        if (number % 256 == 0)
            yield return error.ToString();
    }

    private static string? Leak(IFuzzTarget target, string? text, uint number)
    {
        if (text is null)
            return null;

        if (target.HasKey && text.Contains(ClientTarget.Key, StringComparison.Ordinal))
            return "leak: the key";

        return Canary.FindForeign(text, number) is null ? null : "leak: an earlier input";
    }

    // The innermost method of ours, so that a kind of finding is one finding.
    private static string Place(Exception error) =>
        new StackTrace(error).GetFrames()
            .Select(static frame => frame.GetMethod()?.DeclaringType)
            .FirstOrDefault(static type => type?.Namespace?.StartsWith("TokenOps", StringComparison.Ordinal) == true)?.FullName ?? string.Empty;
}
