using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>What the first bytes of a request's files tell, read once for all rules.</summary>
internal sealed class FileInspections
{
    private Dictionary<FilePart, FileInspection>? _known;
    private (FilePart File, FileInspection Found)? _first;

    /// <summary>Whether the request is for an event stream by the method that was called.</summary>
    public bool IsStreaming { get; private init; }

    /// <summary>What is known of a file; null when it cannot be looked at without being used up.</summary>
    public FileInspection? Of(FilePart file) => _first is { } first && first.File == file ? first.Found
        : _known is not null && _known.TryGetValue(file, out var found) ? found : null;

    /// <summary>Looks at files here and now, for callers that cannot wait asynchronously.</summary>
    public static FileInspections Collect(IEnumerable<FilePart> files)
    {
        var result = new FileInspections();
        foreach (var file in files)
        {
            if (result.Of(file) is null && file.Inspect() is { } found)
                result.Add(file, found);
        }

        return result;
    }

    /// <summary>Looks at the files that are members of <paramref name="request"/>.</summary>
    public static async ValueTask<FileInspections> CollectAsync(object request, bool isStreaming, CancellationToken cancellationToken)
    {
        var result = new FileInspections { IsStreaming = isStreaming };
        foreach (var member in ValidationPlan.For(request.GetType()).Files)
        {
            foreach (var file in Files(member.GetValue(request)))
            {
                if (result.Of(file) is null)
                    result.Add(file, await file.InspectAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        return result;
    }

    /// <summary>The context through which the rules of a request type find what is known already.</summary>
    public static ValidationContext ContextFor(object owner, FileInspections? files)
    {
        var context = new ValidationContext(owner);
        if (files is not null)
            context.Items[typeof(FileInspections)] = files;
        return context;
    }

    public static FileInspections? From(ValidationContext? context) =>
        context is not null && context.Items.TryGetValue(typeof(FileInspections), out var files) ? files as FileInspections : null;

    // Most requests have a single file, which needs no table.
    private void Add(FilePart file, FileInspection found)
    {
        if (_first is null)
            _first = (file, found);
        else
            (_known ??= [])[file] = found;
    }

    private static IEnumerable<FilePart> Files(object? value) => value switch
    {
        FilePart file => [file],
        IEnumerable<FilePart> files => files,
        _ => Array.Empty<FilePart>(),
    };
}
