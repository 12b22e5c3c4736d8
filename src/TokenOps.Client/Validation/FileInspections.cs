using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>What the first bytes of a request's files tell, read once for all rules.</summary>
internal sealed class FileInspections : IMemberVisitor
{
    // Seventeen at most, and mostly one: a table would cost more than looking through.
    private readonly List<FilePart> _files = new(1);
    private readonly List<FileInspection?> _found = new(1);

    private FileInspections()
    {
    }

    /// <summary>Whether the request is for an event stream by the method that was called.</summary>
    public bool IsStreaming { get; private init; }

    /// <summary>What is known of a file; null when it cannot be looked at without being used up.</summary>
    public FileInspection? Of(FilePart file)
    {
        var index = _files.IndexOf(file);
        return index < 0 || index >= _found.Count ? null : _found[index];
    }

    /// <summary>Looks at files here and now, for callers that cannot wait asynchronously.</summary>
    public static FileInspections Collect(object request)
    {
        var result = Find(request, isStreaming: false);
        foreach (var file in result._files)
            result._found.Add(file.Inspect());

        return result;
    }

    /// <summary>Looks at the files that are members of <paramref name="request"/>.</summary>
    public static ValueTask<FileInspections> CollectAsync(object request, bool isStreaming, CancellationToken cancellationToken)
    {
        var result = Find(request, isStreaming);
        for (var i = 0; i < result._files.Count; i++)
        {
            var inspecting = result._files[i].InspectAsync(cancellationToken);
            if (!inspecting.IsCompletedSuccessfully)
                return result.WaitAsync(inspecting, cancellationToken);
            result._found.Add(inspecting.Result);
        }

        return new(result);
    }

    void IMemberVisitor.Visit(string name, object? value, SpecConstraintAttribute[]? rules)
    {
        if (value is FilePart single)
        {
            Add(single);
        }
        else if (value is FilePartList several)
        {
            for (var i = 0; i < several.Count; i++)
                Add(several[i]);
        }
    }

    private static FileInspections Find(object request, bool isStreaming)
    {
        var result = new FileInspections { IsStreaming = isStreaming };
        if (request is not IMemberSource source || !source.VisitMembers(result))
            ValidationPlan.For(request.GetType()).VisitMembers(request, result);
        return result;
    }

    private async ValueTask<FileInspections> WaitAsync(ValueTask<FileInspection> inspecting, CancellationToken cancellationToken)
    {
        _found.Add(await inspecting.ConfigureAwait(false));
        while (_found.Count < _files.Count)
            _found.Add(await _files[_found.Count].InspectAsync(cancellationToken).ConfigureAwait(false));
        return this;
    }

    private void Add(FilePart file)
    {
        if (!_files.Contains(file))
            _files.Add(file);
    }
}
