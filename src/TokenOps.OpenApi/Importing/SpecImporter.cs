using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Importing;

/// <summary>Brings a documentation page's document into the folder of vendor documents.</summary>
public static class SpecImporter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Imports one page. The file is written whole or not at all, and not touched when nothing changed.</summary>
    /// <param name="page">The Markdown of the page.</param>
    /// <param name="name">The name of the page, for diagnoses.</param>
    /// <param name="directory">The folder of vendor documents.</param>
    /// <param name="cancellationToken">Cancels the import.</param>
    /// <returns>The file, and what changed against the one that was there.</returns>
    /// <exception cref="SpecException">The page holds no or several OpenAPI blocks, or the one it holds is invalid.</exception>
    public static async Task<SpecImport> ImportAsync(string page, string name, string directory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var read = DocumentationPage.Read(page, name);
        var path = Path.Combine(directory, read.FileName);
        var isNew = !File.Exists(path);
        var before = isNew ? null : await File.ReadAllTextAsync(path, Utf8, cancellationToken).ConfigureAwait(false);
        if (before == read.Yaml)
            return new SpecImport(path, IsNew: false, IsWritten: false, []);

        IReadOnlyList<SpecChange> changes = before is null ? [] : SpecChanges.Between(Parse(before, path), read.Document.Root);
        Directory.CreateDirectory(directory);
        var temporary = path + ".tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, read.Yaml, Utf8, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return new SpecImport(path, isNew, IsWritten: true, changes);
    }

    // A file that somebody broke by hand is replaced; everything in the new one is then new.
    private static JObject Parse(string yaml, string path)
    {
        try
        {
            return SpecDocumentReader.Read(yaml, path).Root;
        }
        catch (SpecException)
        {
            return [];
        }
    }
}
