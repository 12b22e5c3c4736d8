using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Importing;

/// <summary>The folder of vendor documents, with what each file describes. Not thread-safe.</summary>
internal sealed class SpecFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _directory;
    private readonly Dictionary<string, SpecFolderFile> _files = new(StringComparer.OrdinalIgnoreCase);

    private SpecFolder(string directory) => _directory = directory;

    /// <summary>Gets the documents, in the order of their names.</summary>
    public IEnumerable<SpecFolderFile> Files => _files.Values.OrderBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>Reads the folder. A file that is broken describes nothing, but keeps its name.</summary>
    public static async Task<SpecFolder> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        var folder = new SpecFolder(directory);
        foreach (var path in Directory.Exists(directory) ? Directory.EnumerateFiles(directory).Where(SpecCompiler.IsDocumentFile) : [])
        {
            var text = await File.ReadAllTextAsync(path, Utf8, cancellationToken).ConfigureAwait(false);
            folder._files[Path.GetFileName(path)] = Parse(path, text);
        }

        return folder;
    }

    /// <summary>Returns the file of a name; null where there is none.</summary>
    public SpecFolderFile? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>Writes a document whole or not at all.</summary>
    public async Task<string> WriteAsync(string name, ImportedDocument document, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_directory);
        var path = Path.Combine(_directory, name);
        var temporary = path + ".tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, document.Text, Utf8, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        // What came first decides where documents differ.
        if (!_files.ContainsKey(name))
            DocumentOrder.Append(_directory, path);
        _files[name] = new SpecFolderFile(path, document.Text, document.Document.Root, document.Operations);
        return path;
    }

    private static SpecFolderFile Parse(string path, string text)
    {
        try
        {
            var root = SpecDocumentReader.Read(text, path).Root;
            return new SpecFolderFile(path, text, root, ApiOperation.Of(root));
        }
        catch (SpecException)
        {
            return new SpecFolderFile(path, text, new JObject(), []);
        }
    }
}
