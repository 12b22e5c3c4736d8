using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Importing;

/// <summary>
/// Gathers OpenAPI documents from what people name: pages and documents, as files or addresses, folders of them, and indexes of pages.
/// Not thread-safe.
/// </summary>
/// <param name="read">Reads an address; returns null for a page that is not there.</param>
public sealed class ImportSources(Func<Uri, CancellationToken, Task<string?>> read)
{
    private static readonly string[] Extensions = [".md", ".mdx", ".markdown", ".yaml", ".yml", ".json"];

    private readonly List<ImportedDocument> _documents = [];
    private readonly List<string> _unread = [];
    private readonly List<string> _prose = [];
    private readonly DiagnosticBag _diagnostics = new();

    /// <summary>Gets the documents that were found, in the order of the sources.</summary>
    public IReadOnlyList<ImportedDocument> Documents => _documents;

    /// <summary>Gets what is wrong with documents that were found.</summary>
    public IReadOnlyList<Diagnostic> Refused => _diagnostics.Items;

    /// <summary>Gets the pages of indexes that could not be read.</summary>
    public IReadOnlyList<string> Unread => _unread;

    /// <summary>Gets the pages without an OpenAPI document.</summary>
    public IReadOnlyList<string> Prose => _prose;

    /// <summary>Gets how many pages were read.</summary>
    public int Read { get; private set; }

    /// <summary>Adds what a source holds.</summary>
    /// <param name="source">A file, a folder or an address.</param>
    /// <param name="cancellationToken">Ends the reading between two pages.</param>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public async Task AddAsync(string source, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        if (Address(source) is { } address)
        {
            var text = await read(address, cancellationToken).ConfigureAwait(false);
            if (text is null)
                _unread.Add(source);
            else
                await AddAsync(text, source, address, cancellationToken).ConfigureAwait(false);
        }
        else if (Directory.Exists(source))
        {
            var files = Directory.EnumerateFiles(source, "*", new EnumerationOptions { RecurseSubdirectories = true })
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));
            foreach (var file in files.Order(StringComparer.Ordinal))
                Take(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), file);
        }
        else
        {
            if (!File.Exists(source))
                throw new FileNotFoundException($"There is no file or folder '{source}'.", source);
            await AddAsync(await File.ReadAllTextAsync(source, cancellationToken).ConfigureAwait(false), source, new Uri(Path.GetFullPath(source)), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddAsync(string text, string name, Uri address, CancellationToken cancellationToken)
    {
        if (Take(text, name))
            return;

        // A page that holds no document but links to pages is an index of them.
        foreach (var page in DocumentationIndex.Pages(text, address))
        {
            var linked = !page.IsFile ? await read(page, cancellationToken).ConfigureAwait(false)
                : File.Exists(page.LocalPath) ? await File.ReadAllTextAsync(page.LocalPath, cancellationToken).ConfigureAwait(false)
                : null;
            var linkedName = page.IsFile ? Path.GetRelativePath(Directory.GetCurrentDirectory(), page.LocalPath) : page.ToString();
            if (linked is null)
                _unread.Add(linkedName);
            else
                Take(linked, linkedName);
        }
    }

    private bool Take(string text, string name)
    {
        Read++;
        var refused = _diagnostics.Items.Count;
        var found = PageReader.Read(text, name, _diagnostics);
        _documents.AddRange(found);
        if (found.Count > 0 || _diagnostics.Items.Count > refused)
            return true;
        _prose.Add(name);
        return false;
    }

    private static Uri? Address(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") ? address : null;
}
