using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>
/// The decoded values of the document that this thread is deserializing, for <see cref="Base64DataConverter"/> to find
/// what a placeholder stands for. Per thread, because a converter may put any reader of its own between itself and ours.
/// </summary>
internal sealed class Base64Scope : IDisposable
{
    [ThreadStatic]
    private static Base64Scope? current;

    private readonly Base64Scope? _outer;
    private readonly bool[] _taken;
    private int _takenCount;

    private Base64Scope(IReadOnlyList<Base64Data> values, Base64Scope? outer)
    {
        Values = values;
        _outer = outer;
        _taken = new bool[values.Count];
    }

    public IReadOnlyList<Base64Data> Values { get; }

    public bool AllTaken => _takenCount == _taken.Length;

    public static Base64Scope Enter(IReadOnlyList<Base64Data> values) => current = new Base64Scope(values, current);

    /// <summary>Finds what a placeholder stands for. No base64 text begins like one.</summary>
    public static Base64Data? Find(string text)
    {
        if (current is null || text.Length < 2 || text[0] != '#')
            return null;

        var index = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9' || index >= current._taken.Length)
                return null;

            index = (index * 10) + text[i] - '0';
        }

        if (index >= current._taken.Length)
            return null;

        if (!current._taken[index])
        {
            current._taken[index] = true;
            current._takenCount++;
        }

        return current.Values[index];
    }

    public bool IsTaken(int index) => _taken[index];

    public void Dispose() => current = _outer;
}
