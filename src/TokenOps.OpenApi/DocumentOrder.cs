using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi;

/// <summary>
/// The order in which documents came into a folder, recorded in its file <c>order.txt</c>, one file name a line. Wherever
/// documents differ the earlier one decides, so that a new document never changes what the ones before it gave.
/// </summary>
public static class DocumentOrder
{
    /// <summary>The name of the file that records the order.</summary>
    public const string FileName = "order.txt";

    /// <summary>Reads the recorded order of <paramref name="directory"/>; empty when none is recorded.</summary>
    public static IReadOnlyList<string> Read(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var path = Path.Combine(directory, FileName);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    /// <summary>Records that <paramref name="file"/> came into <paramref name="directory"/> after all documents that are there. Does nothing when it is recorded already.</summary>
    /// <param name="directory">The folder of the documents.</param>
    /// <param name="file">The document's file, of which the name counts.</param>
    public static void Append(string directory, string file)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(file);
        var name = Path.GetFileName(file);
        var lines = Read(directory);
        if (lines.Any(l => Name(l) == name))
            return;

        // Those that nobody recorded are there already, and so come before the new one.
        var others = Directory.EnumerateFiles(directory).Where(SpecCompiler.IsDocumentFile)
            .Select(f => Path.GetFileName(f))
            .Where(f => f != name && !lines.Any(l => Name(l) == f))
            .Order(StringComparer.Ordinal);
        File.WriteAllText(Path.Combine(directory, FileName), string.Concat(lines.Concat(others).Append(name).Select(l => l + "\n")));
    }

    /// <summary>Sorts documents: the recorded ones in their order, then the others by name.</summary>
    /// <param name="documents">The documents, by file.</param>
    /// <param name="lines">The lines of the recorded order.</param>
    /// <param name="orderFile">The file of the recorded order, as notes name it.</param>
    /// <param name="notes">Receives what the recorded order says and the folder does not.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Sort(
        IReadOnlyList<KeyValuePair<string, string>> documents, IReadOnlyList<string> lines, string orderFile, DiagnosticBag notes)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(notes);
        var rank = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            if (Name(lines[i]) is not { Length: > 0 } name)
                continue;
            if (!rank.TryAdd(name, i))
                notes.Note(DiagnosticCodes.DocumentOrder, new SourceLocation(orderFile, i + 1, 1), $"'{name}' is recorded twice; the first counts");
            else if (!documents.Any(d => Path.GetFileName(d.Key) == name))
                notes.Note(DiagnosticCodes.DocumentOrder, new SourceLocation(orderFile, i + 1, 1), $"'{name}' is recorded, but not in the folder");
        }

        return [.. documents
            .OrderBy(d => rank.GetValueOrDefault(Path.GetFileName(d.Key), int.MaxValue))
            .ThenBy(d => Path.GetFileName(d.Key), StringComparer.Ordinal)];
    }

    private static string Name(string line) => line.Split('#')[0].Trim();
}
