using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TokenOps.OpenApi.Reading;

/// <summary>Reads the nodes of one YAML document. Aliases become copies, and merge keys the members that they bring.</summary>
internal sealed class YamlNodes(IParser parser, TokenFactory tokens)
{
    private const string MergeKey = "<<";

    // An anchor that is still open has no token yet.
    private readonly Dictionary<string, (JToken? Token, int Nodes, int Height)> _anchors = new(StringComparer.Ordinal);

    public JToken Read() => ReadNode(1);

    private JToken ReadNode(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Resolve(alias, depth);

        var start = parser.Consume<NodeEvent>();
        var (line, column) = ((int)start.Start.Line, (int)start.Start.Column);
        tokens.Count(1, depth, line, column);
        var before = tokens.Nodes;
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = default;

        JToken token = start switch
        {
            Scalar scalar => YamlScalar.Resolve(scalar),
            SequenceStart => ReadSequence(depth),
            MappingStart => ReadMapping(depth),
            _ => throw tokens.Invalid(line, column, "a kind of node that JSON cannot express"),
        };
        tokens.Place(token, line, column);
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = (token, tokens.Nodes - before + 1, Height(token));
        return token;
    }

    private JToken Resolve(AnchorAlias alias, int depth)
    {
        var (line, column) = ((int)alias.Start.Line, (int)alias.Start.Column);
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchor))
            throw tokens.Invalid(line, column, $"the alias '*{alias.Value.Value}' names no anchor that stands before it");

        // YAML is a graph; a node inside itself would have no JSON form.
        if (anchor.Token is null)
            throw tokens.Invalid(line, column, "an alias that contains itself");
        tokens.Count(anchor.Nodes, depth + anchor.Height, line, column);
        return anchor.Token.DeepClone();
    }

    private JArray ReadSequence(int depth)
    {
        var array = new JArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
            array.Add(ReadNode(depth + 1));
        return array;
    }

    private JObject ReadMapping(int depth)
    {
        var result = new JObject();
        var merged = new List<JObject>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!.Start;
            var name = ReadKey(depth, out var isPlain);
            var value = ReadNode(depth + 1);
            if (name == MergeKey && isPlain && Sources(value) is { } sources)
                merged.AddRange(sources);
            else
                tokens.SetMember(result, name, value, (int)at.Line, (int)at.Column);
        }

        // What the mapping says itself counts before what it merges, and an earlier source before a later one.
        foreach (var property in merged.SelectMany(m => m.Properties()))
        {
            if (result.Property(property.Name, StringComparison.Ordinal) is null)
                result.Add(new JProperty(property).From(property));
        }

        return result;
    }

    private string ReadKey(int depth, out bool isPlain)
    {
        isPlain = false;
        var at = parser.Current!.Start;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            isPlain = scalar.Style == ScalarStyle.Plain;
            if (!scalar.Anchor.IsEmpty)
                _anchors[scalar.Anchor.Value] = (tokens.Place(YamlScalar.Resolve(scalar), (int)at.Line, (int)at.Column), 1, 0);
            return scalar.Value;
        }

        return parser.TryConsume<AnchorAlias>(out var alias) && Resolve(alias, depth) is JValue value
            ? Convert.ToString(value.Value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty
            : throw tokens.Invalid((int)at.Line, (int)at.Column, "a mapping key that is not a scalar");
    }

    private static IEnumerable<JObject>? Sources(JToken value) => value switch
    {
        JObject one => [one],
        JArray { Count: > 0 } several when several.All(s => s is JObject) => several.Cast<JObject>(),
        _ => null,
    };

    private static int Height(JToken token)
    {
        var height = 0;
        var open = new Stack<(JToken Token, int Depth)>([(token, 0)]);
        while (open.TryPop(out var at))
        {
            height = Math.Max(height, at.Depth);
            foreach (var child in at.Token.Children())
                open.Push((child, child is JProperty ? at.Depth : at.Depth + 1));
        }

        return height;
    }
}
