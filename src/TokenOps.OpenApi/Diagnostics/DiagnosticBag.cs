using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Diagnostics;

/// <summary>Collects what the compiler finds, so that one run names every mistake. Not thread-safe.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    /// <summary>What was found so far, in order.</summary>
    public IReadOnlyList<Diagnostic> Items => _items;

    /// <summary>Whether anything was found.</summary>
    public bool HasErrors => _items.Count > 0;

    /// <summary>Adds a finding at a known place; the same finding twice counts once.</summary>
    public void Add(string code, SourceLocation location, string message)
    {
        var diagnostic = new Diagnostic(code, location, message);
        if (!_items.Contains(diagnostic))
            _items.Add(diagnostic);
    }

    /// <summary>Adds a finding at the place that <paramref name="token"/>, or the nearest of its parents, was read from.</summary>
    public void Add(string code, JToken token, string message) => Add(code, SourceMap.Locate(token), message);
}
