using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Finds the runs of a fixed length that texts have in common, in time that grows with their length only.</summary>
/// <param name="length">The length of a run, in characters.</param>
internal sealed class RunSearch(int length)
{
    private const ulong Base = 0x9E3779B97F4A7C15;

    private readonly ulong _leaving = Power(length - 1);
    private readonly HashSet<ulong> _wanted = [];
    private HashSet<ulong>? _candidates;

    public int Length => length;

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
            if (i >= length - 1 && _candidates?.Contains(hash) != false)
            {
                _wanted.Add(hash);
            }
        }
    }

    /// <summary>Returns where in the text a wanted run begins.</summary>
    public IEnumerable<int> Find(MappedText text)
    {
        ulong hash = 0;
        for (var i = 0; i < text.Length && _wanted.Count > 0; i++)
        {
            hash = Roll(text.Characters, i, hash);
            if (i >= length - 1 && _wanted.Contains(hash))
            {
                yield return i - length + 1;
            }
        }
    }

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
