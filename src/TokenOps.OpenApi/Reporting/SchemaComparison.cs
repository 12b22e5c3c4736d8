using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>
/// Compares two schemas as sets of values. What a request may hold must not become less; what a response may hold must
/// not become more. The C# type counts as well: a property or enum member that is gone no longer compiles on either side.
/// </summary>
internal sealed class SchemaComparison
{
    private readonly SchemaViewReader _before;
    private readonly SchemaViewReader _after;
    private readonly Dictionary<(JToken Before, JToken After, SchemaDirection Direction, bool IsTyped), IReadOnlyCollection<int>> _compared = [];
    private readonly HashSet<(JToken, JToken, SchemaDirection, bool)> _open = [];
    private readonly ScalarComparison _scalars;
    private readonly ObjectComparison _objects;
    private readonly ArrayComparison _arrays;
    private readonly UnionComparison _unions;
    private readonly KeywordComparison _keywords;

    public SchemaComparison(SchemaViewReader before, SchemaViewReader after, ChangeCollector changes)
    {
        _before = before;
        _after = after;
        Changes = changes;
        _scalars = new ScalarComparison(changes);
        _objects = new ObjectComparison(this);
        _arrays = new ArrayComparison(this);
        _unions = new UnionComparison(this);
        _keywords = new KeywordComparison(this);
    }

    public ChangeCollector Changes { get; }

    public SchemaView Before(JToken? schema) => _before.Read(schema);

    public SchemaView After(JToken? schema) => _after.Read(schema);

    /// <summary>Returns true if the two were compared in any direction; otherwise, false.</summary>
    public bool HasCompared(JToken before, JToken after) =>
        Enum.GetValues<SchemaDirection>().Any(d => _compared.ContainsKey((Before(before).Origin, After(after).Origin, d, true)));

    /// <summary>Compares two schemas; a missing one allows anything.</summary>
    public void Compare(ChangePosition position, JToken? before, JToken? after) => Compare(position, Before(before), After(after));

    public void Compare(ChangePosition position, SchemaView before, SchemaView after)
    {
        var key = (before.Origin, after.Origin, position.Direction, position.IsTyped);
        if (_compared.TryGetValue(key, out var known))
            Changes.Repeat(known, position.Place);
        // A schema that contains itself is the same all the way down.
        else if (_open.Add(key))
        {
            _compared[key] = Changes.Watch(() => CompareViews(position, before, after));
            _open.Remove(key);
        }
    }

    private void CompareViews(ChangePosition position, SchemaView before, SchemaView after)
    {
        var csharp = position.IsTyped ? CSharpKind.Change(before, after) : null;
        if (before.IsNever != after.IsNever)
        {
            Changes.Add(position, after.IsNever ? SchemaEffect.Narrowed : SchemaEffect.Widened, after.IsNever ? "no value is allowed any longer" : "values are allowed now", before.Origin, after.Origin, csharp);
            return;
        }

        Nullability(position, before, after);
        if (before.Branches.Count > 0 || after.Branches.Count > 0)
        {
            _unions.Compare(position, before, after, csharp);
        }
        else if (!Types(position, before, after, csharp))
        {
            // Of a string that became an object there is nothing to compare further.
            _keywords.Words(position, before, after);
            return;
        }

        _scalars.Compare(position, before, after, csharp);
        _objects.Compare(position, before, after);
        _arrays.Compare(position, before, after);
        _keywords.Compare(position, before, after);
    }

    private void Nullability(ChangePosition position, SchemaView before, SchemaView after)
    {
        // Whatever is allowed includes null.
        var (was, now) = (before.IsNullable || IsAnything(before), after.IsNullable || IsAnything(after));
        if (was == now)
            return;

        Changes.Add(
            position,
            now ? SchemaEffect.Widened : SchemaEffect.Narrowed,
            now ? "made nullable" : "made not nullable",
            (before.Origin as JObject)?["type"],
            (after.Origin as JObject)?["type"],
            advice: now ? (position.Direction == SchemaDirection.Response ? "Handle a value that is null." : string.Empty) : (position.Direction == SchemaDirection.Request ? "Send a value, or leave the property out." : string.Empty));
    }

    /// <returns>False when no value of before is one of after, so that nothing further compares.</returns>
    private bool Types(ChangePosition position, SchemaView before, SchemaView after, ClientVerdict? csharp)
    {
        var (was, now) = (TypesOf(before), TypesOf(after));
        var gone = was.Count == 0 ? [] : was.Where(t => !Covers(now, t)).ToList();
        var come = now.Count == 0 ? [] : now.Where(t => !Covers(was, t)).ToList();
        var effect = (gone.Count > 0 || (was.Count == 0 && now.Count > 0), come.Count > 0 || (now.Count == 0 && was.Count > 0)) switch
        {
            (false, false) => SchemaEffect.Words,
            (true, false) => SchemaEffect.Narrowed,
            (false, true) => SchemaEffect.Widened,
            _ => SchemaEffect.Changed,
        };
        if (effect == SchemaEffect.Words)
            return true;

        Changes.Add(
            position,
            effect,
            $"type changed from {before.TypeText} to {after.TypeText}",
            (before.Origin as JObject)?["type"],
            (after.Origin as JObject)?["type"],
            csharp,
            $"Change the code that {(position.Direction == SchemaDirection.Request ? "sets" : "reads")} it to {after.TypeText}.");
        return was.Count == 0 || now.Count == 0 || was.Exists(t => Covers(now, t)) || now.Exists(t => Covers(was, t));
    }

    private static List<string> TypesOf(SchemaView view) => view.Types.Count > 0 ? [.. view.Types] : view.Type is { } implied ? [implied] : [];

    private static bool Covers(List<string> types, string type) => types.Count == 0 || types.Contains(type) || (type == "integer" && types.Contains("number"));

    private static bool IsAnything(SchemaView view) => view is { Types.Count: 0, Branches.Count: 0, Type: null, IsNever: false } && view.Values.Count == 0;
}
