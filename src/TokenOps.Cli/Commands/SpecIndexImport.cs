using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Importing;

namespace TokenOps.Cli.Commands;

/// <summary>
/// Imports those pages of an index that describe what the folder holds already, wherever the vendor has moved them. A new page is no
/// reason to grow the client by itself: that is for a person to import.
/// </summary>
internal sealed class SpecIndexImport(Func<Uri, CancellationToken, Task<string>> read, string directory, TextWriter output)
{
    /// <returns>Whether every document of the folder was found in the index.</returns>
    public async Task<bool> RunAsync(Uri index, Action<SpecImport> report, CancellationToken cancellationToken)
    {
        var pages = DocumentationIndex.Pages(await read(index, cancellationToken).ConfigureAwait(false), index);
        var missing = Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, "*.yaml").Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal)
            : [];
        var found = new HashSet<string>(StringComparer.Ordinal);
        var unread = new List<string>();
        foreach (var address in pages)
        {
            try
            {
                var text = await read(address, cancellationToken).ConfigureAwait(false);
                if (Document(text, address) is not { } page || (!missing.Contains(page.FileName) && !found.Contains(page.FileName)))
                    continue;

                if (!missing.Remove(page.FileName))
                {
                    await output.WriteLineAsync($"{page.FileName}: {address} describes it too; the first page counts.").ConfigureAwait(false);
                    continue;
                }

                found.Add(page.FileName);
                report(await SpecImporter.ImportAsync(text, address.ToString(), directory, cancellationToken).ConfigureAwait(false));
            }
            catch (TokenOpsConnectionException exception) when (exception.InnerException is HttpRequestException { StatusCode: not null })
            {
                // One dead link of many; whether it is the one that counts shows below.
                unread.Add(address.ToString());
            }
        }

        foreach (var address in unread)
            await output.WriteLineAsync($"Not read: {address}").ConfigureAwait(false);
        foreach (var file in missing.Order(StringComparer.Ordinal))
            await output.WriteLineAsync($"{file}: none of the index's {pages.Count} pages describes it any longer.").ConfigureAwait(false);
        return missing.Count == 0;
    }

    // Most pages of an index are prose.
    private static DocumentationPage? Document(string text, Uri address)
    {
        try
        {
            return DocumentationPage.Read(text, address.ToString());
        }
        catch (SpecException)
        {
            return null;
        }
    }
}
