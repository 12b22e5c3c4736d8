using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Importing;

/// <summary>
/// Brings documents into the folder of vendor documents. A document takes the place of the file that describes the same, whatever that
/// file is called, and never of one that describes anything else.
/// </summary>
public static class SpecImporter
{
    /// <summary>Imports documents. Each file is written whole or not at all, and not touched where nothing changed.</summary>
    /// <param name="documents">What to import. Of several that describe the same one is taken, and the others are reported as kept out.</param>
    /// <param name="directory">The folder of vendor documents; made where missing.</param>
    /// <param name="onlyKnown">Whether to leave out what the folder does not describe yet.</param>
    /// <param name="cancellationToken">Ends the import between two files.</param>
    /// <returns>What became of each document, in their order.</returns>
    public static async Task<IReadOnlyList<SpecImport>> ImportAsync(IReadOnlyList<ImportedDocument> documents, string directory, bool onlyKnown = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(directory);
        var folder = await SpecFolder.ReadAsync(directory, cancellationToken).ConfigureAwait(false);
        var results = new SpecImport?[documents.Count];
        var isDone = new bool[documents.Count];
        for (var i = 0; i < documents.Count; i++)
        {
            if (isDone[i])
                continue;

            // The editions of one page are looked at together, so that the result does not depend on their order in a folder.
            var editions = Enumerable.Range(i, documents.Count - i).Where(j => !isDone[j] && (j == i || documents[j].IsSameAs(documents[i].Operations))).ToList();
            var known = folder.Files.FirstOrDefault(f => documents[i].IsSameAs(f.Operations));
            var taken = Preferred(editions, documents, known);
            editions.ForEach(j => isDone[j] = true);
            if (known is null && onlyKnown)
                continue;

            results[taken] = await ImportAsync(documents[taken], known, folder, cancellationToken).ConfigureAwait(false);
            foreach (var other in editions.Where(j => j != taken))
                results[other] = new SpecImport(ImportOutcome.Kept, results[taken]!.File, documents[other], [], Difference(documents[other], documents[taken]));
        }

        return [.. results.OfType<SpecImport>()];
    }

    // What is there already decides on the language.
    private static int Preferred(List<int> editions, IReadOnlyList<ImportedDocument> documents, SpecFolderFile? known)
    {
        var wanted = known is null ? documents[editions[0]].IsEastAsian : DocumentTexts.AreEastAsian(known.Root);
        return editions.Where(j => documents[j].IsEastAsian == wanted).DefaultIfEmpty(editions[0]).First();
    }

    private static async Task<SpecImport> ImportAsync(ImportedDocument document, SpecFolderFile? known, SpecFolder folder, CancellationToken cancellationToken)
    {
        if (known is null)
            return await AddAsync(document, folder, cancellationToken).ConfigureAwait(false);
        if (known.Text == document.Text)
            return new SpecImport(ImportOutcome.Unchanged, known.Path, document, []);
        if (document.IsEastAsian != DocumentTexts.AreEastAsian(known.Root) && DocumentTexts.AloneDiffer(document.Document.Root, known.Root))
            return new SpecImport(ImportOutcome.Kept, known.Path, document, [], "the same in another language");

        await folder.WriteAsync(Path.GetFileName(known.Path), document, cancellationToken).ConfigureAwait(false);
        return new SpecImport(ImportOutcome.Updated, known.Path, document, SpecChanges.Between(known.Root, document.Document.Root));
    }

    private static async Task<SpecImport> AddAsync(ImportedDocument document, SpecFolder folder, CancellationToken cancellationToken)
    {
        // A page of one operation says nothing that the file with that operation among others does not; which of both is right, a person must say.
        var beside = folder.Files.Where(f => f.Operations.Any(document.Operations.Contains)).ToList();
        if (beside.Find(f => document.Operations.All(f.Operations.Contains)) is { } whole)
            return new SpecImport(ImportOutcome.Kept, whole.Path, document, [], "it describes this and more");

        var name = document.FileName;
        var broken = folder.Find(name) is { Operations.Count: 0 } file ? file : null;
        if (broken is null && folder.Find(name) is not null)
            name = DocumentFileName.Distinct(document.Operations, document.Location.File);
        if (broken is null && folder.Find(name) is not null)
            throw new SpecException(new Diagnostic(DiagnosticCodes.NotOpenApi, document.Location, $"'{name}' and '{document.FileName}' describe something else already; rename one of them"));

        var path = await folder.WriteAsync(name, document, cancellationToken).ConfigureAwait(false);
        var remark = beside.Count == 0 ? null : $"also described by {string.Join(", ", beside.Select(f => Path.GetFileName(f.Path)))}: {string.Join(", ", beside.SelectMany(f => f.Operations).Where(document.Operations.Contains).Distinct())}";

        // A file of this very name that somebody broke by hand is replaced; everything in the new one is then new.
        return new SpecImport(broken is null ? ImportOutcome.Added : ImportOutcome.Updated, path, document, broken is null ? [] : SpecChanges.Between(broken.Root, document.Document.Root), remark);
    }

    private static string Difference(ImportedDocument other, ImportedDocument taken) =>
        other.Text == taken.Text ? $"the same as {taken.Location}"
        : DocumentTexts.AloneDiffer(other.Document.Root, taken.Document.Root) ? $"differs from {taken.Location} in words only"
        : $"{taken.Location} describes it otherwise, and was taken";
}
