using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Finds the runs of a fixed length that texts have in common, in time that grows with their length only.</summary>
/// <param name="length">The length of a run, in characters.</param>
/// <remarks>Once it knows what to look for, safe for use by several threads.</remarks>
internal sealed class RunSearch(int length)
{
    private const ulong Base = 0x9E3779B97F4A7C15;

    // Says of most runs that they are not wanted, sooner than the set does.
    private const int FilterBits = 12;

    private readonly ulong _leaving = Power(length - 1);
    private readonly HashSet<ulong> _wanted = [];
    private readonly ulong[] _filter = new ulong[(1 << FilterBits) / 64];
    private HashSet<ulong>? _candidates;

    public int Length => length;

    /// <summary>Returns the search for runs of a length, which is added where there is none.</summary>
    public static RunSearch In(List<RunSearch> searches, int length)
    {
        var search = searches.Find(one => one.Length == length);
        if (search is null)
        {
            searches.Add(search = new RunSearch(length));
        }

        return search;
    }

    /// <summary>Looks from now on only for runs of the texts that are shown to this method, which bounds the memory by them.</summary>
    public void Limit(ReadOnlySpan<char> text)
    {
        _candidates ??= [];
        ulong hash = 0;
        for (var i = 0; i < text.Length; i++)
        {
            hash = Roll(text, i, hash);
            if (i >= length - 1)
            {
                _candidates.Add(hash);
            }
        }
    }

    /// <summary>Looks for every run of this text.</summary>
    public void Want(ReadOnlySpan<char> text)
    {
        ulong hash = 0;
        for (var i = 0; i < text.Length; i++)
        {
            hash = Roll(text, i, hash);
            if (i >= length - 1 && _candidates?.Contains(hash) != false && _wanted.Add(hash))
            {
                _filter[Slot(hash)] |= Bit(hash);
            }
        }
    }

    /// <summary>Finds where in the text the wanted runs begin.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Takes the places, in order.</param>
    public void Find(ReadOnlySpan<char> text, List<int> found)
    {
        if (_wanted.Count == 0)
        {
            return;
        }

        ulong hash = 0;
        for (var i = 0; i < text.Length; i++)
        {
            hash = Roll(text, i, hash);
            if ((_filter[Slot(hash)] & Bit(hash)) != 0 && i >= length - 1 && _wanted.Contains(hash))
            {
                found.Add(i - length + 1);
            }
        }
    }

    private static int Slot(ulong hash) => (int)(hash >> (64 - FilterBits + 6));

    private static ulong Bit(ulong hash) => 1UL << (int)((hash >> (64 - FilterBits)) & 63);

    private static ulong Power(int exponent)
    {
        ulong result = 1;
        for (var i = 0; i < exponent; i++)
        {
            result = unchecked(result * Base);
        }

        return result;
    }

    private ulong Roll(ReadOnlySpan<char> text, int index, ulong hash) => unchecked(
        ((index < length ? hash : hash - (text[index - length] + 1UL) * _leaving) * Base) + text[index] + 1UL);
}
