using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>What the first bytes of a request's files tell, read once for all rules.</summary>
internal sealed class FileInspections : IMemberVisitor
{
    // Seventeen at most, and mostly one: a table would cost more than looking through.
    private Entry[] _entries = new Entry[1];
    private int _count;

    private FileInspections()
    {
    }

    /// <summary>Whether the request is for an event stream by the method that was called.</summary>
    public bool IsStreaming { get; private init; }

    /// <summary>What is known of a file; null when it cannot be looked at without being used up.</summary>
    public FileInspection? Of(FilePart file)
    {
        var index = IndexOf(file);
        return index < 0 ? null : _entries[index].Found;
    }

    /// <summary>Looks at files here and now, for callers that cannot wait asynchronously.</summary>
    public static FileInspections Collect(object request)
    {
        var result = Find(request, isStreaming: false);
        for (var i = 0; i < result._count; i++)
            result._entries[i].Found = result._entries[i].File.Inspect();

        return result;
    }

    /// <summary>Looks at the files that are members of <paramref name="request"/>.</summary>
    public static ValueTask<FileInspections> CollectAsync(object request, bool isStreaming, CancellationToken cancellationToken)
    {
        var result = Find(request, isStreaming);
        for (var i = 0; i < result._count; i++)
        {
            var inspecting = result._entries[i].File.InspectAsync(cancellationToken);
            if (!inspecting.IsCompletedSuccessfully)
                return result.WaitAsync(i, inspecting, cancellationToken);
            result._entries[i].Found = inspecting.Result;
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

    void IMemberVisitor.VisitUnknown(IDictionary<string, RawJson>? members)
    {
    }

    private static FileInspections Find(object request, bool isStreaming)
    {
        var result = new FileInspections { IsStreaming = isStreaming };
        (request as IMemberSource)?.VisitMembers(result);
        return result;
    }

    private async ValueTask<FileInspections> WaitAsync(int index, ValueTask<FileInspection> inspecting, CancellationToken cancellationToken)
    {
        _entries[index].Found = await inspecting.ConfigureAwait(false);
        for (var i = index + 1; i < _count; i++)
            _entries[i].Found = await _entries[i].File.InspectAsync(cancellationToken).ConfigureAwait(false);
        return this;
    }

    private void Add(FilePart file)
    {
        if (IndexOf(file) >= 0)
            return;
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count + 16);
        _entries[_count++].File = file;
    }

    private int IndexOf(FilePart file)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_entries[i].File == file)
                return i;
        }

        return -1;
    }

    private struct Entry
    {
        public FilePart File;

        public FileInspection? Found;
    }
}
