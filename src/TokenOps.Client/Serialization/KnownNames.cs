using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Finds the string of a name that stands somewhere as UTF-8, so that none has to be made. Immutable and safe for use by several threads.</summary>
internal sealed class KnownNames
{
    private readonly Entry[]?[] _buckets;
    private readonly HashSet<string> _names;

    public KnownNames(IEnumerable<string> names)
    {
        _names = new HashSet<string>(names, StringComparer.Ordinal);
        _buckets = new Entry[]?[_names.Count | 1];
        foreach (var name in _names)
        {
            var entry = new Entry(WireText.Utf8.GetBytes(name), name);
            ref var bucket = ref _buckets[IndexOf(entry.Utf8)];
            bucket = [.. bucket ?? [], entry];
        }
    }

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Returns the name; null when it is none of these.</summary>
    public string? Find(ReadOnlySpan<byte> utf8)
    {
        foreach (var entry in _buckets[IndexOf(utf8)] ?? [])
        {
            if (utf8.SequenceEqual(entry.Utf8))
                return entry.Name;
        }

        return null;
    }

    // Names of one document are told apart well enough by this, and it is quick.
    private int IndexOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return 0;

        var hash = (utf8.Length * 31) + utf8[0];
        hash = (hash * 31) + utf8[utf8.Length / 2];
        hash = (hash * 31) + utf8[utf8.Length - 1];
        return (int)((uint)hash % (uint)_buckets.Length);
    }

    private readonly record struct Entry(byte[] Utf8, string Name);
}
