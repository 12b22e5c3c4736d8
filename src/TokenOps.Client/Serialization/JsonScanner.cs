using System;
#if NET8_0_OR_GREATER
using System.Buffers;
#endif
using System.Buffers.Text;
using System.Collections.Generic;
using System.Globalization;
#if NET8_0_OR_GREATER
using System.Linq;
#endif
using System.Text;

namespace TokenOps.Runtime;

/// <summary>
/// Goes over a UTF-8 JSON document that arrives in pieces cut anywhere, hands out the text of the string values that the
/// patterns mark, and passes everything else on to the skeleton, where a marked value stands as <c>"#0"</c>, <c>"#1"</c>
/// and so on. It knows where strings and containers begin and end; whether the rest is right is the JSON reader's business.
/// </summary>
internal sealed class JsonScanner(JsonPathPatterns patterns, SkeletonBuffer skeleton, int maxDepth) : IValuePath
{
    // What means nothing to the JSON reader, blanks and what follows the document, is kept for those who look at it raw, as long as the document is short.
    private const int LongestVerbatim = 16 * 1024;

#if NET8_0_OR_GREATER
    private static readonly SearchValues<byte> Ends = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(static control => (byte)control)]);
#endif

    private Frame[] _frames = new Frame[4];
    private int _depth;
    private Mode _mode;
    private ulong _position = patterns.Start;
    private bool _isMarked;
    private bool _expectsName;
    private bool _escaped;
    private bool _nameHasEscape;
    private bool _endsInBlank;
    private int _byteOrderMark;
    private List<(int Start, int End)>? _placeholders;
    private JsonEscape _escape;

    private enum Mode
    {
        Start,
        Structure,
        Text,
        Name,
        Base64,
        Base64Ended,
        Done,
    }

    /// <summary>Whether the document holds what <see cref="LenientJson"/> knows to mend.</summary>
    public bool NeedsMending { get; private set; }

    /// <summary>What is wrong with the input, when <see cref="Advance"/> said that it failed.</summary>
    public string Failure { get; private set; } = string.Empty;

    /// <summary>Where the text of each placeholder stands in the skeleton.</summary>
    public IReadOnlyList<(int Start, int End)> Placeholders => _placeholders ??= [];

    /// <summary>True when the root value has ended, or might have: a number ends where the input ends.</summary>
    public bool IsComplete => _mode == Mode.Done || (_mode == Mode.Structure && _depth == 0);

    /// <summary>Whether there is something to be said before more input is taken.</summary>
    public bool HasMore => _mode == Mode.Base64Ended;

    /// <summary>Begins another document, one that stands in something else and so has no byte order mark.</summary>
    public void Reset()
    {
        _depth = 0;
        _mode = Mode.Structure;
        _position = patterns.Start;
        _isMarked = false;
        _expectsName = false;
        _escaped = false;
        NeedsMending = false;
        _placeholders?.Clear();
        _escape = default;
    }

    /// <summary>Takes input until something is to be said.</summary>
    /// <param name="input">The input. The text of a marked value is unescaped in place.</param>
    /// <param name="consumed">How much of it was taken.</param>
    /// <param name="textStart">Where in the input the text of a value stands, for <see cref="ScanStep.ValueText"/>.</param>
    /// <param name="textLength">How long that text is.</param>
    public ScanStep Advance(Span<byte> input, out int consumed, out int textStart, out int textLength)
    {
        textStart = 0;
        textLength = 0;
        consumed = 0;
        switch (_mode)
        {
            case Mode.Done:
                Trail(input);
                consumed = input.Length;
                return ScanStep.InputTaken;
            case Mode.Base64Ended:
                _mode = Mode.Structure;
                return ScanStep.ValueEnded;
            case Mode.Base64:
                return TakeBase64(input, out consumed, out textStart, out textLength);
            case Mode.Start when !PassByteOrderMark(input, ref consumed):
                return ScanStep.InputTaken;
        }

        return Scan(input, ref consumed);
    }

    /// <inheritdoc/>
    public string Describe()
    {
        var path = new StringBuilder();
        for (var i = 0; i < _depth; i++)
        {
            // What has no name yet, or none any more, is the innermost place: its container says it.
            ref var frame = ref _frames[i];
            if (!frame.IsArray && i == _depth - 1 && _expectsName)
                break;

            if (i > 0)
                path.Append('/');

            if (frame.IsArray)
                path.Append(frame.Index.ToString(CultureInfo.InvariantCulture));
            else
                path.Append(Encoding.UTF8.GetString(skeleton.Array, frame.NameStart, frame.NameLength));
        }

        return path.ToString();
    }

    private ScanStep Scan(Span<byte> input, ref int consumed)
    {
        var start = consumed;
        var run = start;
        var i = start;
        var wasBlank = _endsInBlank;
        _endsInBlank = false;
        while (i < input.Length)
        {
            if (_mode != Mode.Structure)
            {
                i = SkipText(input, i);
                if (i == input.Length)
                    break;

                if (input[i] < (byte)' ')
                {
                    NeedsMending = true;
                    i++;
                    continue;
                }

                // i is at the closing quote
                if (_mode == Mode.Name)
                {
                    skeleton.Append(input.Slice(run, i - run));
                    run = i;
                    EndName();
                }

                _mode = Mode.Structure;
                i++;
                continue;
            }

            var character = input[i];
            switch (character)
            {
                case (byte)'"' when _expectsName:
                    BeginName(skeleton.Length + i + 1 - run);
                    break;
                case (byte)'"' when _isMarked:
                    skeleton.Append(input.Slice(run, i - run));
                    AppendPlaceholder();
                    _mode = Mode.Base64;
                    consumed = i + 1;
                    return ScanStep.ValueStarted;
                case (byte)'"':
                    _mode = Mode.Text;
                    break;
                case (byte)'{':
                case (byte)'[':
                    if (_depth == maxDepth)
                        return Fail(input, run, i, ref consumed, $"is nested deeper than {maxDepth} levels");

                    Push(isArray: character == (byte)'[');
                    break;
                case (byte)'}':
                case (byte)']':
                    if (_depth == 0 || _frames[_depth - 1].IsArray != (character == (byte)']'))
                        return Fail(input, run, i, ref consumed, "closes what is not open");

                    _expectsName = false;
                    _isMarked = false;
                    if (--_depth > 0)
                        break;

                    _mode = Mode.Done;
                    skeleton.Append(input.Slice(run, i + 1 - run));
                    Trail(input.Slice(i + 1));
                    consumed = input.Length;
                    return ScanStep.InputTaken;
                case (byte)',':
                    if (_depth > 0)
                        NextItem();
                    break;
                case (byte)'N' or (byte)'I':
                    NeedsMending = true;
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    i = SkipDigits(input, i);
                    continue;
                case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' when skeleton.Length + i - run >= LongestVerbatim:
                    // One blank of several, so that no two tokens become one.
                    var kept = wasBlank && i == start ? i : i + 1;
                    i = SkipBlanks(input, i);
                    _endsInBlank = i == input.Length;
                    if (i > kept)
                    {
                        skeleton.Append(input.Slice(run, kept - run));
                        run = i;
                    }

                    continue;
                case > (byte)'~':
                case < (byte)' ' and not ((byte)'\n' or (byte)'\r' or (byte)'\t'):
                case (byte)'<' or (byte)'>' or (byte)'\'' or (byte)'/' or (byte)'\\' or (byte)'`' or (byte)'#' or (byte)';':
                    return Fail(input, run, i, ref consumed, "is not JSON");
            }

            i++;
        }

        skeleton.Append(input.Slice(run));
        consumed = input.Length;
        return ScanStep.InputTaken;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> input, int i)
    {
        while (i < input.Length && input[i] is ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            i++;

        return i;
    }

    private static int SkipDigits(ReadOnlySpan<byte> input, int i)
    {
        while (i < input.Length && input[i] is (>= (byte)'0' and <= (byte)'9') or (byte)'.')
            i++;

        return i;
    }

    // Stops at a quote, and at a control character.
    private int SkipText(ReadOnlySpan<byte> input, int i)
    {
        if (_escaped)
        {
            _escaped = false;
            i++;
        }

        while (i < input.Length)
        {
            var end = IndexOfEnd(input.Slice(i));
            if (end < 0)
                return input.Length;

            i += end;
            if (input[i] != (byte)'\\')
                return i;

            _nameHasEscape = true;
            i += 2;
            if (i > input.Length)
            {
                _escaped = true;
                return input.Length;
            }
        }

        return i;
    }

#if NET8_0_OR_GREATER
    private static int IndexOfEnd(ReadOnlySpan<byte> text) => text.IndexOfAny(Ends);
#else
    private static int IndexOfEnd(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is (byte)'"' or (byte)'\\' or < (byte)' ')
                return i;
        }

        return -1;
    }
#endif

    private ScanStep TakeBase64(Span<byte> input, out int consumed, out int textStart, out int textLength)
    {
        textStart = 0;
        var read = 0;
        var write = 0;
        while (read < input.Length)
        {
            if (_escape.IsOpen || input[read] == (byte)'\\')
            {
                // An escape never yields more bytes than it has, so what is unescaped fits before what is still to come.
                if (_escape.Take(input[read++], out var unescaped) && unescaped is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                    input[write++] = unescaped;

                continue;
            }

            var rest = input.Slice(read);
            var end = rest.IndexOfAny((byte)'"', (byte)'\\');
            var length = end < 0 ? rest.Length : end;
            if (read != write)
                rest.Slice(0, length).CopyTo(input.Slice(write));

            read += length;
            write += length;
            if (end >= 0 && input[read] == (byte)'"')
            {
                read++;
                _mode = Mode.Base64Ended;
                break;
            }
        }

        consumed = read;
        textLength = write;
        return ScanStep.ValueText;
    }

    private bool PassByteOrderMark(ReadOnlySpan<byte> input, ref int consumed)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        while (_byteOrderMark < mark.Length && consumed < input.Length && input[consumed] == mark[_byteOrderMark])
        {
            consumed++;
            _byteOrderMark++;
        }

        if (consumed == input.Length)
            return false;

        _mode = Mode.Structure;
        return true;
    }

    private void Push(bool isArray)
    {
        if (_depth == _frames.Length)
            Array.Resize(ref _frames, _depth * 2);

        ref var frame = ref _frames[_depth++];
        frame = new Frame { IsArray = isArray, Position = _position };
        _isMarked = false;
        _expectsName = !isArray;
        if (!isArray || _position == 0)
            return;

        _position = patterns.EnterItems(_position, out _isMarked);
        frame.Position = _position;
        frame.ItemsAreMarked = _isMarked;
    }

    private void NextItem()
    {
        ref var frame = ref _frames[_depth - 1];
        frame.Index++;
        _position = frame.Position;
        _expectsName = !frame.IsArray;
        _isMarked = frame.ItemsAreMarked;
    }

    private void BeginName(int start)
    {
        _mode = Mode.Name;
        _nameHasEscape = false;
        ref var frame = ref _frames[_depth - 1];
        frame.NameStart = start;
        frame.NameLength = 0;
    }

    private void EndName()
    {
        ref var frame = ref _frames[_depth - 1];
        frame.NameLength = skeleton.Length - frame.NameStart;
        _expectsName = false;
        _isMarked = false;
        _position = 0;
        if (frame.Position == 0)
            return;

        var name = skeleton.Written.Slice(frame.NameStart, frame.NameLength);
        _position = patterns.Enter(frame.Position, _nameHasEscape ? WireText.Utf8.GetBytes(JsonEscape.Unescape(name)) : name, out _isMarked);
    }

    private void AppendPlaceholder()
    {
        _placeholders ??= [];
        Span<byte> digits = stackalloc byte[10];
        Utf8Formatter.TryFormat(_placeholders.Count, digits, out var length);
        skeleton.Append("\"#"u8);
        var start = skeleton.Length - 1;
        skeleton.Append(digits.Slice(0, length));
        _placeholders.Add((start, skeleton.Length));
        skeleton.Append("\""u8);
    }

    private void Trail(ReadOnlySpan<byte> input)
    {
        var room = LongestVerbatim - skeleton.Length;
        if (room > 0)
            skeleton.Append(input.Slice(0, Math.Min(room, input.Length)));
    }

    private ScanStep Fail(ReadOnlySpan<byte> input, int run, int at, ref int consumed, string what)
    {
        skeleton.Append(input.Slice(run, at - run));
        consumed = at;
        Failure = what;
        return ScanStep.Failed;
    }

    private struct Frame
    {
        public ulong Position;
        public int Index;
        public int NameStart;
        public int NameLength;
        public bool IsArray;
        public bool ItemsAreMarked;
    }
}
