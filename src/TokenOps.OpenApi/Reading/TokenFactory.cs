using System;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Reading;

/// <summary>Makes the tokens of one file, whatever its syntax: each knows its place, and their number and depth are limited.</summary>
internal sealed class TokenFactory(string file, DiagnosticBag? notes)
{
    private int _nodes;

    /// <summary>Gets how many nodes were made so far.</summary>
    public int Nodes => _nodes;

    /// <summary>Gives <paramref name="token"/> its place.</summary>
    public T Place<T>(T token, int line, int column)
        where T : JToken
    {
        SourceMap.Record(token, At(line, column));
        return token;
    }

    /// <summary>Counts nodes that are about to be made at <paramref name="depth"/>.</summary>
    /// <exception cref="SpecException">There are too many of them, or they are nested too deeply.</exception>
    public void Count(int nodes, int depth, int line, int column)
    {
        if (depth > ReadingLimits.Depth)
            throw Failure(DiagnosticCodes.LimitExceeded, line, column, $"nesting deeper than {ReadingLimits.Depth} levels");
        _nodes += nodes;
        if (_nodes > ReadingLimits.Nodes)
            throw Failure(DiagnosticCodes.LimitExceeded, line, column, $"more than {ReadingLimits.Nodes} nodes, with aliases resolved");
    }

    /// <summary>Sets a member; the last of a name counts, as it does for most readers.</summary>
    public void SetMember(JObject target, string name, JToken value, int line, int column)
    {
        if (target.Property(name, StringComparison.Ordinal) is { } existing)
        {
            notes?.Note(DiagnosticCodes.ReadLeniently, At(line, column), $"the key '{name}' stands twice in one mapping, first at line {SourceMap.Locate(existing).Line}; this one counts");
            existing.Value = value;
            return;
        }

        target.Add(Place(new JProperty(name, value), line, column));
    }

    /// <summary>Makes the exception for a file that cannot be read.</summary>
    public SpecException Invalid(int line, int column, string message, Exception? inner = null) =>
        Failure(DiagnosticCodes.InvalidYaml, line, column, message, inner);

    private SpecException Failure(string code, int line, int column, string message, Exception? inner = null) =>
        new(new Diagnostic(code, At(line, column), message), inner);

    private SourceLocation At(int line, int column) => new(file, Math.Max(1, line), Math.Max(1, column));
}
