using System;
using System.Collections.Generic;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>
/// A set of path patterns such as <c>data/*/b64_json</c> or <c>**/b64</c>, compiled to be followed member by member while
/// a document goes by. Where one stands is a bit mask: one bit for every pattern prefix that matches the way down.
/// </summary>
internal sealed class JsonPathPatterns
{
    private const int MaxNodes = 64;
    private const ulong Root = 1;
    private const ulong AnyDepth = 2;

    private readonly List<Node> _nodes = [new(string.Empty), new("**")];

    public JsonPathPatterns(IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns)
            Add(pattern);
    }

    public static JsonPathPatterns None { get; } = new(Array.Empty<string>());

    public bool IsEmpty => _nodes.Count == 2;

    /// <summary>Where the document's root value stands.</summary>
    public ulong Start => _nodes[1].Children.Count > 0 ? Root | AnyDepth : Root;

    /// <summary>Goes down into the member <paramref name="name"/> of an object (UTF-8, unescaped).</summary>
    /// <returns>Where the member's value stands; 0 when no pattern leads there or further.</returns>
    public ulong Enter(ulong position, ReadOnlySpan<byte> name, out bool matched) => Enter(position, name, isItem: false, out matched);

    /// <summary>Goes down into the items of an array.</summary>
    public ulong EnterItems(ulong position, out bool matched) => Enter(position, default, isItem: true, out matched);

    private ulong Enter(ulong position, ReadOnlySpan<byte> name, bool isItem, out bool matched)
    {
        matched = false;
        var next = position & AnyDepth;
        for (var i = 0; i < _nodes.Count && position >> i != 0; i++)
        {
            if ((position >> i & 1) == 0)
                continue;

            foreach (var child in _nodes[i].Children)
            {
                var node = _nodes[child];
                if (!node.IsWildcard && (isItem || !name.SequenceEqual(node.Name)))
                    continue;

                matched |= node.IsEnd;
                if (node.Children.Count > 0)
                    next |= 1UL << child;
            }
        }

        return next;
    }

    private void Add(string pattern)
    {
        var segments = pattern.Split('/');
        var first = segments[0] == "**" ? 1 : 0;
        var at = first;
        for (var i = first; i < segments.Length; i++)
            at = Child(at, segments[i], pattern);

        if (at < 2)
            throw new ArgumentException($"The path pattern '{pattern}' names no member.", nameof(pattern));

        _nodes[at].IsEnd = true;
    }

    private int Child(int parent, string segment, string pattern)
    {
        if (segment.Length == 0 || segment == "**")
            throw new ArgumentException($"The path pattern '{pattern}' has an empty segment or '**' elsewhere than at its start.", nameof(pattern));

        foreach (var child in _nodes[parent].Children)
        {
            if (_nodes[child].Text == segment)
                return child;
        }

        if (_nodes.Count == MaxNodes)
            throw new ArgumentException($"The path patterns have more than {MaxNodes} distinct steps; '{pattern}' is one too many.", nameof(pattern));

        _nodes[parent].Children.Add(_nodes.Count);
        _nodes.Add(new Node(segment));
        return _nodes.Count - 1;
    }

    private sealed class Node(string text)
    {
        public string Text { get; } = text;

        public byte[] Name { get; } = Encoding.UTF8.GetBytes(text);

        public bool IsWildcard { get; } = text == "*";

        public List<int> Children { get; } = [];

        public bool IsEnd { get; set; }
    }
}
