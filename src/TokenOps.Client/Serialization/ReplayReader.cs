using System.Collections.Generic;
using System.Runtime.InteropServices;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Looks ahead in JSON, and then reads it from where the looking began.</summary>
internal sealed class ReplayReader : JsonReader
{
    private readonly JsonReader _source;
    private readonly List<Token> _seen = [];
    private int _next;

    /// <summary>Begins at the token that <paramref name="source"/> stands at.</summary>
    public ReplayReader(JsonReader source)
    {
        _source = source;
        MaxDepth = null;
        DateParseHandling = DateParseHandling.None;
        FloatParseHandling = source.FloatParseHandling;
        CloseInput = false;
        _seen.Add(new Token(source));
    }

    /// <summary>Reads one token ahead.</summary>
    public JsonReader Peek()
    {
        JsonMembers.Read(_source);
        _seen.Add(new Token(_source));
        return _source;
    }

    /// <summary>Goes back to the token at which the looking began.</summary>
    public ReplayReader Rewind()
    {
        _next = 0;
        Read();
        return this;
    }

    public override bool Read()
    {
        if (_next < _seen.Count)
        {
            var token = _seen[_next++];
            SetToken(token.Type, token.Value);
            return true;
        }

        _source.FloatParseHandling = FloatParseHandling;
        if (!_source.Read())
            return false;

        SetToken(_source.TokenType, _source.Value);
        return true;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Token(JsonReader reader)
    {
        public JsonToken Type { get; } = reader.TokenType;

        public object? Value { get; } = reader.Value;
    }
}
