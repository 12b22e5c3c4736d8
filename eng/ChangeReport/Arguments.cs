using System;
using System.Collections.Generic;

namespace TokenOps.ChangeReport;

/// <summary>The words of the command line: pairs of a name and a value.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the words.</summary>
    /// <exception cref="ArgumentException">A name has no value.</exception>
    public Arguments(string[] words)
    {
        if (words.Length % 2 != 0)
            throw new ArgumentException($"Expected pairs of a name and a value, found '{words[^1]}' alone.", nameof(words));
        for (var i = 0; i < words.Length; i += 2)
            _values[words[i]] = words[i + 1];
    }

    public string? Optional(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="ArgumentException">It is missing.</exception>
    public string Required(string name) => Optional(name) ?? throw new ArgumentException($"Expected {name}, found none.", nameof(name));
}
