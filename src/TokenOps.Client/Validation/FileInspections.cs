using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>What the first bytes of a request's files tell, read once for all rules, and the files that were opened for that.</summary>
internal sealed class FileInspections : IMemberVisitor
{
    // More than requests have, and far fewer than a process may have open.
    private const int MostOpened = 32;

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
            cancellationToken.ThrowIfCancellationRequested();
            if (result._entries[i].File.InspectAtHand() is not { } known)
                return result.WaitAsync(i, cancellationToken);
            result._entries[i].Found = known;
        }

        return new(result);
    }

    /// <summary>Returns what was opened to look at a file, at its start, for the receiver to send and to close.</summary>
    /// <returns>Null when nothing is open, or it was taken already.</returns>
    public Stream? Take(FilePart file)
    {
        var index = IndexOf(file);
        return index < 0 ? null : Interlocked.Exchange(ref _entries[index].Opened, null);
    }

    /// <summary>Returns how long a file is: what is open of it, which is what will be sent, and otherwise what it says itself.</summary>
    public long? LengthOf(FilePart file)
    {
        var index = IndexOf(file);
        return index >= 0 && _entries[index].Opened is { } opened ? opened.Length : file.Length;
    }

    /// <summary>Closes what nobody took.</summary>
    public async ValueTask CloseAsync()
    {
        for (var i = 0; i < _count; i++)
        {
            if (Interlocked.Exchange(ref _entries[i].Opened, null) is { } stream)
                await stream.CloseAsync().ConfigureAwait(false);
        }
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

    private async ValueTask<FileInspections> WaitAsync(int index, CancellationToken cancellationToken)
    {
        try
        {
            for (var i = index; i < _count; i++)
            {
                if (i < MostOpened && _entries[i].File.InspectAtHand() is null)
                    (_entries[i].Found, _entries[i].Opened) = await _entries[i].File.InspectToSendAsync(cancellationToken).ConfigureAwait(false);
                else
                    _entries[i].Found = await _entries[i].File.InspectAsync(cancellationToken).ConfigureAwait(false);
            }

            return this;
        }
        catch (Exception)
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
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

        public Stream? Opened;
    }
}
