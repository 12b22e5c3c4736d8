using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Collects changes with their verdicts. A shared schema is reported once, with every place that it reaches.</summary>
internal sealed class ChangeCollector
{
    private const int LongestText = 80;

    private readonly List<ReportChange> _changes = [];
    private readonly List<HashSet<string>> _places = [];
    private readonly Stack<SortedSet<int>> _recordings = new();

    public IEnumerable<ReportChange> Changes => _changes.Select((change, index) => change with { OtherPlaces = [.. _places[index]] });

    /// <summary>Adds a change of what values a schema allows; the verdict follows from the direction.</summary>
    public void Add(ChangePosition position, SchemaEffect effect, string what, JToken? before, JToken? after, ClientVerdict? client = null, string advice = "") =>
        Add(Contract(effect, position.Direction), position.Place, position.Member, what, before, after, client, advice);

    /// <summary>Adds a change whose verdict is known.</summary>
    public void Add(ReportVerdict contract, string place, string member, string what, JToken? before, JToken? after, ClientVerdict? client = null, string advice = "")
    {
        var differs = client is not null && client.Verdict != contract;
        _changes.Add(new ReportChange(differs ? client!.Verdict : contract, place, member, what)
        {
            Contract = contract,
            Reason = differs ? client!.Reason : string.Empty,
            Before = Text(before),
            After = Text(after),
            Location = (after ?? before) is { } token ? SourceMap.Locate(token) : null,
            Advice = (differs ? client!.Verdict : contract) == ReportVerdict.Breaking ? advice : string.Empty,
        });
        _places.Add(new HashSet<string>(StringComparer.Ordinal));
        Record(_changes.Count - 1);
    }

    /// <summary>Adds a change, unless the same one was found where it is used.</summary>
    public void AddUnlessKnown(ReportChange change)
    {
        if (_changes.Exists(c => c.What == change.What && c.Before == change.Before && c.After == change.After && c.Location == change.Location))
            return;

        _changes.Add(change.Verdict == change.Contract ? change with { Reason = string.Empty } : change);
        _places.Add(new HashSet<string>(StringComparer.Ordinal));
    }

    /// <summary>Runs a comparison and returns which changes it found.</summary>
    public IReadOnlyCollection<int> Watch(Action comparison)
    {
        _recordings.Push([]);
        comparison();
        var found = _recordings.Pop();
        foreach (var index in found)
            Record(index);
        return found;
    }

    /// <summary>Says that changes that were found before reach another place too.</summary>
    public void Repeat(IReadOnlyCollection<int> indexes, string place)
    {
        foreach (var index in indexes)
        {
            if (_changes[index].Place != place)
                _places[index].Add(place);
            Record(index);
        }
    }

    /// <summary>Returns what an effect means to users of any client that holds to the document.</summary>
    public static ReportVerdict Contract(SchemaEffect effect, SchemaDirection direction) => (effect, direction) switch
    {
        (SchemaEffect.Words, _) => ReportVerdict.Documentation,
        (SchemaEffect.Neutral, _) => ReportVerdict.Additive,
        (SchemaEffect.Widened, SchemaDirection.Request) or (SchemaEffect.Narrowed, SchemaDirection.Response) => ReportVerdict.Additive,
        _ => ReportVerdict.Breaking,
    };

    /// <summary>Returns a token as short text.</summary>
    public static string Text(JToken? token)
    {
        var text = token?.ToString(Formatting.None) ?? string.Empty;
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    private void Record(int index)
    {
        if (_recordings.TryPeek(out var recording))
            recording.Add(index);
    }
}
