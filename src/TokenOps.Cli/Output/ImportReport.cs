using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Importing;

namespace TokenOps.Cli.Output;

/// <summary>One screen that says what an import did: what is new and changed, and what the compiler makes of it.</summary>
internal static class ImportReport
{
    private const int ShownChanges = 30;
    private const int ShownNotes = 12;

    public static void Write(TextWriter output, ImportSources sources, IReadOnlyList<SpecImport> imports, IReadOnlyList<string> missing, IReadOnlyList<Diagnostic> notes)
    {
        var left = ShownChanges;
        foreach (var import in imports)
        {
            output.WriteLine(Line(import));
            foreach (var change in import.Changes.Take(left))
                output.WriteLine("  " + change);
            if (import.Changes.Count > left)
                output.WriteLine($"  … and {import.Changes.Count - left} more; git diff shows them all.");
            left = Math.Max(0, left - import.Changes.Count);
        }

        foreach (var refused in sources.Refused)
            output.WriteLine("Refused: " + refused);
        foreach (var page in sources.Unread)
            output.WriteLine("Not read: " + page);
        foreach (var file in missing)
            output.WriteLine($"{file}: none of the {sources.Read} pages describes it any longer.");
        Notes(output, "Error", notes.Where(n => n.Severity == Severity.Error));
        Notes(output, "Widened", notes.Where(n => n.Code == DiagnosticCodes.Widened));
        Notes(output, "Contradictory", notes.Where(n => n.Code is DiagnosticCodes.Separated or DiagnosticCodes.FirstKept));
        Notes(output, "Note", notes.Where(n => n.Severity == Severity.Note && n.Code is not (DiagnosticCodes.Widened or DiagnosticCodes.Separated or DiagnosticCodes.FirstKept)));
        output.WriteLine(Summary(sources, imports, notes));
    }

    private static string Line(SpecImport import)
    {
        var what = import.Outcome switch
        {
            ImportOutcome.Added => $"Added {import.File}: {Operations(import)}",
            ImportOutcome.Updated => $"Updated {import.File}: {Operations(import)}, {Changes(import.Changes.Count)}",
            ImportOutcome.Unchanged => $"{import.File} is up to date",
            _ => $"Kept {import.File}: {Operations(import)} of {import.Document.Location}",
        };
        return import.Remark is null ? what + "." : $"{what}; {import.Remark}.";
    }

    private static string Operations(SpecImport import) =>
        import.Document.Operations.Count <= 3 ? string.Join(", ", import.Document.Operations) : $"{import.Document.Operations.Count} operations";

    private static void Notes(TextWriter output, string title, IEnumerable<Diagnostic> notes)
    {
        var all = notes.ToList();
        foreach (var note in all.Take(ShownNotes))
            output.WriteLine($"{title}: {note.Location}: {ConsoleText.Safe(note.Message.ReplaceLineEndings(" "))} ({note.Code})");
        if (all.Count > ShownNotes)
            output.WriteLine($"{title}: … and {all.Count - ShownNotes} more; the build says them all.");
    }

    private static string Summary(ImportSources sources, IReadOnlyList<SpecImport> imports, IReadOnlyList<Diagnostic> notes)
    {
        int Count(ImportOutcome outcome) => imports.Count(i => i.Outcome == outcome);
        (int Count, string Word)[] parts =
        [
            (Count(ImportOutcome.Added), "new"),
            (Count(ImportOutcome.Updated), "changed"),
            (Count(ImportOutcome.Unchanged), "up to date"),
            (Count(ImportOutcome.Kept), "kept"),
            (sources.Refused.Count, "refused"),
            (notes.Count(n => n.Code == DiagnosticCodes.Widened), "widened"),
            (notes.Count(n => n.Code is DiagnosticCodes.Separated or DiagnosticCodes.FirstKept), "contradictory"),
            (sources.Prose.Count, "without a document"),
        ];
        return $"{sources.Read} {(sources.Read == 1 ? "page" : "pages")}: {string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Word}"))}.";
    }

    private static string Changes(int changes) => changes switch
    {
        0 => "nothing but layout changed",
        1 => "1 change",
        _ => $"{changes} changes",
    };
}
