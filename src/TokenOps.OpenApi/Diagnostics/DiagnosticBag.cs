using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Diagnostics;

/// <summary>Collects what the compiler finds, so that one run names every mistake. Not thread-safe.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];
    private readonly HashSet<Diagnostic> _known = [];

    /// <summary>Gets what was found so far, in order.</summary>
    public IReadOnlyList<Diagnostic> Items => _items;

    /// <summary>Gets whether any finding is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds an error at a known place; the same finding twice counts once.</summary>
    public void Add(string code, SourceLocation location, string message) => Add(new Diagnostic(code, location, message));

    /// <summary>Adds an error at the place that <paramref name="token"/>, or the nearest of its parents, was read from.</summary>
    public void Add(string code, JToken token, string message) => Add(code, SourceMap.Locate(token), message);

    /// <summary>Adds a note at a known place: what the compiler chose where the document left a choice. The same note twice counts once.</summary>
    public void Note(string code, SourceLocation location, string message) => Add(new Diagnostic(code, location, message, Severity.Note));

    /// <summary>Adds a note at the place that <paramref name="token"/>, or the nearest of its parents, was read from.</summary>
    public void Note(string code, JToken token, string message) => Note(code, SourceMap.Locate(token), message);

    /// <summary>Adds a finding as it is, unless it is there already.</summary>
    public void Add(Diagnostic diagnostic)
    {
        System.ArgumentNullException.ThrowIfNull(diagnostic);
        if (!_known.Add(diagnostic))
            return;

        _items.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }
}
