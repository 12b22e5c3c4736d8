using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>Says what became of copies that differ.</summary>
internal static class Widened
{
    private const int Shown = 8;

    /// <summary>Adds a note for one definition, unless nothing changed.</summary>
    public static void Note(DiagnosticBag diagnostics, JToken copy, JToken first, string what, IReadOnlyList<string> changes)
    {
        if (changes.Count == 0)
            return;

        var more = changes.Count > Shown ? $"; {changes.Count - Shown} more" : string.Empty;
        diagnostics.Note(
            DiagnosticCodes.Widened,
            copy,
            $"{what} differs from that at {SourceMap.Locate(first)}, and both became one that holds either: {string.Join("; ", changes.Take(Shown))}{more}");
    }
}
