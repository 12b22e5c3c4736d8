using System;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Reads UTF-8 JSON in memory, by <see cref="Utf8JsonReader"/>, for generated code, which reads from a <see cref="JsonReader"/>.</summary>
/// <remarks>
/// A <see cref="JsonTextReader"/> makes a string and a box of every number, and its code is compiled anew in every
/// process. Here a value becomes an object only when somebody asks for <see cref="Value"/>.
/// </remarks>
internal sealed partial class Utf8TextReader : Newtonsoft.Json.JsonReader
{
    // How many tokens are read at once, which costs much less than one by one.
    private const int Window = 64;

    // What JsonTextReader takes for a whole number, and no more: reading one takes time that grows with its square.
    private const int LongestInteger = 380;

    private static readonly object True = true;
    private static readonly object False = false;

    private readonly byte[] _utf8;
    private readonly int _end;
    private readonly KnownNames? _names;
    private readonly int _maxDepth;
    private Token[] _ahead = ContentPool<Token>.Rent(Window);
    private int _aheadIndex;
    private int _aheadCount;
    private JsonReaderState _state;
    private int _read;
    private bool _isBroken;
    private Token _token;
    private object? _value;

    /// <param name="utf8">The document; must not change while it is read.</param>
    /// <param name="length">How much of <paramref name="utf8"/> it is.</param>
    /// <param name="maxDepth">How deep it may be nested.</param>
    /// <param name="names">Names of which no strings need to be made; null for none.</param>
    public Utf8TextReader(byte[] utf8, int length, int maxDepth, KnownNames? names = null)
        : this(utf8, 0, length, maxDepth, names)
    {
    }

    private Utf8TextReader(byte[] utf8, int start, int end, int maxDepth, KnownNames? names)
    {
        _utf8 = utf8;
        _read = start;
        _end = end;
        _maxDepth = maxDepth;
        _names = names;
        _state = new JsonReaderState(new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = maxDepth });
        MaxDepth = null;
        DateParseHandling = DateParseHandling.None;
        CloseInput = false;
    }

    /// <inheritdoc/>
    public override object? Value => TokenType switch
    {
        JsonToken.PropertyName => base.Value,
        JsonToken.String => _value ??= Decode(),
        JsonToken.Boolean => Text[0] == (byte)'t' ? True : False,
        JsonToken.Integer or JsonToken.Float => _value ??= Number(),
        _ => null,
    };

    /// <inheritdoc/>
    public override Type? ValueType => Value?.GetType();

    // What the present token consists of; of a string what stands between the quotes.
    private ReadOnlySpan<byte> Text => _utf8.AsSpan(_token.Start, _token.Length);

    /// <summary>Begins to read a document that is there as text.</summary>
    public static Utf8TextReader Over(string json)
    {
        var utf8 = WireText.Utf8.GetBytes(json);
        return new Utf8TextReader(utf8, utf8.Length, int.MaxValue);
    }

    /// <inheritdoc/>
    /// <exception cref="Newtonsoft.Json.JsonReaderException">What comes is not JSON.</exception>
    public override bool Read()
    {
        if (!TryPeek(out _token))
            return false;

        _aheadIndex++;
        _value = null;
        switch (_token.Type)
        {
            case JsonTokenType.StartObject:
                SetToken(JsonToken.StartObject);
                break;
            case JsonTokenType.EndObject:
                SetToken(JsonToken.EndObject);
                break;
            case JsonTokenType.StartArray:
                SetToken(JsonToken.StartArray);
                break;
            case JsonTokenType.EndArray:
                SetToken(JsonToken.EndArray);
                break;
            case JsonTokenType.PropertyName:
                SetToken(JsonToken.PropertyName, (_token.IsEscaped ? null : _names?.Find(Text)) ?? Decode());
                break;
            case JsonTokenType.String:
                SetToken(JsonToken.String);
                break;
            case JsonTokenType.Number:
                SetToken(Text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 ? JsonToken.Integer : JsonToken.Float);
                break;
            case JsonTokenType.Null:
                SetToken(JsonToken.Null);
                break;
            default:
                SetToken(JsonToken.Boolean);
                break;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ContentPool<Token>.Return(_ahead);
        _ahead = [];
        _aheadIndex = 0;
        _aheadCount = 0;
        _isBroken = true;
        base.Dispose(disposing);
    }

    private bool TryPeek(out Token token)
    {
        if (_aheadIndex == _aheadCount && !Fill())
        {
            token = default;
            return false;
        }

        token = _ahead[_aheadIndex];
        return true;
    }

    private bool Fill()
    {
        // The platform's own exception would quote the content.
        if (_isBroken)
            throw new JsonReaderException("The text is not JSON.", Path, lineNumber: 0, linePosition: 0, innerException: null);

        _aheadIndex = 0;
        _aheadCount = 0;
        var reader = new Utf8JsonReader(_utf8.AsSpan(_read, _end - _read), isFinalBlock: true, _state);
        try
        {
            while (_aheadCount < _ahead.Length && reader.Read())
                _ahead[_aheadCount++] = new Token(ref reader, _read);
        }
        catch (System.Text.Json.JsonException)
        {
            // What stands before is still good.
            _isBroken = true;
        }

        _read += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        return _aheadCount > 0 || (_isBroken && Fill());
    }

    private string Decode()
    {
        if (!_token.IsEscaped)
            return WireText.Utf8.GetString(_utf8, _token.Start, _token.Length);

        var quoted = new Utf8JsonReader(_utf8.AsSpan(_token.Start - 1, _token.Length + 2));
        quoted.Read();
        try
        {
            return quoted.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8: the rest of the text is still good.
            return JsonEscape.Unescape(Text);
        }
    }

    private object Number()
    {
        if (TokenType == JsonToken.Integer && _token.Length <= LongestInteger)
            return TryGetInt64(out var whole) ? whole : BigInteger.Parse(Decode(), CultureInfo.InvariantCulture);
        if (FloatParseHandling == FloatParseHandling.Decimal && TryGetDecimal(out var exact))
            return exact;
        return TryGetDouble(out var number) ? number : double.NaN;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Token
    {
        public Token(ref Utf8JsonReader reader, int offset)
        {
            Type = reader.TokenType;
            IsEscaped = reader.ValueIsEscaped;
            Length = reader.ValueSpan.Length;
            Start = offset + (int)reader.TokenStartIndex + (Type is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0);
        }

        public JsonTokenType Type { get; }

        public bool IsEscaped { get; }

        public int Start { get; }

        public int Length { get; }
    }
}
