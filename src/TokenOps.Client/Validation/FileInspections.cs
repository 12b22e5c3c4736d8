using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>What the first bytes of a request's files tell, read once for all rules.</summary>
internal sealed class FileInspections
{
    private readonly Dictionary<FilePart, FileInspection> _known = new();

    /// <summary>Whether the request is for an event stream by the method that was called.</summary>
    public bool IsStreaming { get; private init; }

    /// <summary>What is known of a file; null when it cannot be looked at without being used up.</summary>
    public FileInspection? Of(FilePart file) => _known.TryGetValue(file, out var found) ? found : null;

    /// <summary>Looks at files here and now, for callers that cannot wait asynchronously.</summary>
    public static FileInspections Collect(IEnumerable<FilePart> files)
    {
        var result = new FileInspections();
        foreach (var file in files)
        {
            if (!result._known.ContainsKey(file) && file.Inspect() is { } found)
                result._known.Add(file, found);
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
                if (!result._known.ContainsKey(file))
                    result._known.Add(file, await file.InspectAsync(cancellationToken).ConfigureAwait(false));
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

    private static IEnumerable<FilePart> Files(object? value) => value switch
    {
        FilePart file => [file],
        IEnumerable<FilePart> files => files,
        _ => Array.Empty<FilePart>(),
    };
}
