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

    private readonly JsonReaderOptions _options;
    private readonly KnownNames? _names;
    private byte[] _utf8 = [];
    private int _end;
    private bool _isWhole;
    private Token[] _ahead = ContentPool<Token>.Rent(Window);
    private int _aheadIndex;
    private int _aheadCount;
    private JsonReaderState _state;
    private int _read;
    private bool _isBroken;
    private Token _token;
    private JsonToken _type;
    private int _depth;
    private int _open;
    private object? _value;

    /// <param name="maxDepth">How deep documents may be nested.</param>
    /// <param name="names">Names of which no strings need to be made; null for none.</param>
    public Utf8TextReader(int maxDepth, KnownNames? names = null)
        : this(new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = maxDepth }, names)
    {
    }

    private Utf8TextReader(JsonReaderOptions options, KnownNames? names)
    {
        _options = options;
        _names = names;
        DateParseHandling = DateParseHandling.None;
        CloseInput = false;
    }

    /// <inheritdoc/>
    public override JsonToken TokenType => _type;

    /// <inheritdoc/>
    public override int Depth => _depth;

    /// <inheritdoc/>
    public override object? Value => _type switch
    {
        JsonToken.PropertyName or JsonToken.String => _value ??= Decode(),
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
        var reader = new Utf8TextReader(int.MaxValue);
        reader.Begin(utf8, utf8.Length, isWhole: true);
        return reader;
    }

    /// <summary>Begins to read a document, whatever became of the one before.</summary>
    /// <param name="utf8">The document; must not change while it is read.</param>
    /// <param name="length">How much of <paramref name="utf8"/> it is.</param>
    /// <param name="isWhole">false for the beginning of a document, of which what is there is read.</param>
    public void Begin(byte[] utf8, int length, bool isWhole) => Begin(utf8, start: 0, length, isWhole);

    private void Begin(byte[] utf8, int start, int end, bool isWhole)
    {
        _utf8 = utf8;
        _isWhole = isWhole;
        _read = start;
        _end = end;
        _state = new JsonReaderState(_options);
        (_aheadIndex, _aheadCount, _isBroken) = (0, 0, false);
        (_token, _type, _depth, _open, _value) = (default, JsonToken.None, 0, 0, null);
    }

    /// <inheritdoc/>
    /// <exception cref="Newtonsoft.Json.JsonReaderException">What comes is not JSON.</exception>
    public override bool Read()
    {
        if (!TryPeek(out _token))
            return false;

        _aheadIndex++;
        _value = null;
        _depth = _open;
        switch (_token.Type)
        {
            case JsonTokenType.StartObject:
                _type = JsonToken.StartObject;
                _open++;
                break;
            case JsonTokenType.EndObject:
                _type = JsonToken.EndObject;
                _depth = --_open;
                break;
            case JsonTokenType.StartArray:
                _type = JsonToken.StartArray;
                _open++;
                break;
            case JsonTokenType.EndArray:
                _type = JsonToken.EndArray;
                _depth = --_open;
                break;
            case JsonTokenType.PropertyName:
                _type = JsonToken.PropertyName;
                _value = _token.IsEscaped ? null : _names?.Find(Text);
                break;
            case JsonTokenType.String:
                _type = JsonToken.String;
                break;
            case JsonTokenType.Number:
                _type = Text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 ? JsonToken.Integer : JsonToken.Float;
                break;
            case JsonTokenType.Null:
                _type = JsonToken.Null;
                break;
            default:
                _type = JsonToken.Boolean;
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
        var reader = new Utf8JsonReader(_utf8.AsSpan(_read, _end - _read), _isWhole, _state);
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
            return Written();

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
        if (_type == JsonToken.Integer && _token.Length <= LongestInteger)
            return TryGetInt64(out var whole) ? (object)whole : BigInteger.Parse(Written(), CultureInfo.InvariantCulture);
        if (FloatParseHandling == FloatParseHandling.Decimal && TryGetDecimal(out var exact))
            return exact;

        TryGetDouble(out var number);
        return number;
    }

    private string Written() => WireText.Utf8.GetString(_utf8, _token.Start, _token.Length);

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
