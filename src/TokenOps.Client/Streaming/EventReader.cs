using System;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Takes a <c>text/event-stream</c> as its bytes arrive, cut anywhere, and passes the data of each event on to the decoder
/// as it comes, so that an event of megabytes is never in memory as text.
/// </summary>
internal sealed class EventReader(ReplyDecoder decoder, long maxEventBytes)
{
    // Names of fields, events and comments; what is longer is no event that anybody knows.
    private const int LongestLine = 8 * 1024;

    private readonly byte[] _lineFeed = new byte[1];
    private byte[] _line = new byte[64];
    private int _lineLength;
    private int _byteOrderMark;
    private State _state;
    private bool _afterCarriageReturn;
    private bool _hasData;
    private bool _owesLineFeed;
    private long _dataLength;
    private string? _eventType;

    private enum State
    {
        Start,
        Field,
        DataStart,
        Data,
        Ignored,
    }

    /// <summary>Whether an event is complete: its data are in the decoder.</summary>
    public bool HasEvent { get; private set; }

    /// <summary>The complete event's name.</summary>
    public string EventType => _eventType ?? "message";

    private static ReadOnlySpan<byte> DataField => "data:"u8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Goes on behind an event.</summary>
    public void Continue()
    {
        HasEvent = false;
        _hasData = false;
        _dataLength = 0;
        _eventType = null;
    }

    /// <summary>Takes the end of the input for the blank line that ought to stand behind the last event.</summary>
    /// <returns>True if there is such an event; otherwise, false.</returns>
    public bool End() => HasEvent = _hasData;

    /// <summary>Takes input until an event is complete or nothing is left.</summary>
    /// <returns>How many bytes were taken.</returns>
    public async ValueTask<int> AdvanceAsync(Memory<byte> input, CancellationToken cancellationToken)
    {
        var taken = 0;
        while (taken < input.Length && !HasEvent)
        {
            var length = _state == State.Data ? LengthOfLine(input.Span.Slice(taken)) : 0;
            if (length > 0)
                await FeedAsync(input.Slice(taken, length), cancellationToken).ConfigureAwait(false);

            taken += length;
            taken += TakeControl(input.Span.Slice(taken));
            if (!_owesLineFeed)
                continue;

            _owesLineFeed = false;
            _lineFeed[0] = (byte)'\n';
            await FeedAsync(_lineFeed, cancellationToken).ConfigureAwait(false);
        }

        return taken;
    }

    private static bool IsLineEnd(byte character) => character is (byte)'\n' or (byte)'\r';

    private static int LengthOfLine(ReadOnlySpan<byte> input)
    {
        var end = input.IndexOfAny((byte)'\n', (byte)'\r');
        return end < 0 ? input.Length : end;
    }

    private ValueTask FeedAsync(Memory<byte> data, CancellationToken cancellationToken)
    {
        _dataLength += data.Length;
        return _dataLength <= maxEventBytes
            ? decoder.FeedAsync(data, remaining: null, cancellationToken)
            : throw new ReplyFormatException($"An event of the stream is longer than the {maxEventBytes.ToString(CultureInfo.InvariantCulture)} bytes that are allowed.");
    }

    // Takes everything that is not data, and stops where data begin or an event ends.
    private int TakeControl(ReadOnlySpan<byte> input)
    {
        for (var i = 0; i < input.Length; i++)
        {
            var character = input[i];
            if (_afterCarriageReturn && character == (byte)'\n')
            {
                _afterCarriageReturn = false;
                continue;
            }

            _afterCarriageReturn = character == (byte)'\r';
            if (_state == State.Start && !PassByteOrderMark(character))
                continue;

            if (IsLineEnd(character) && _state != State.DataStart)
            {
                EndLine();
                if (HasEvent || _owesLineFeed)
                    return i + 1;

                continue;
            }

            switch (_state)
            {
                case State.Ignored:
                    i += LengthOfLine(input.Slice(i)) - 1;
                    break;
                case State.Field when TakeField(character):
                    BeginData();
                    _state = State.DataStart;
                    break;
                case State.DataStart:
                    _state = State.Data;
                    _afterCarriageReturn = false;
                    return character == (byte)' ' ? i + 1 : i;
                case State.Data:
                    return i;
            }
        }

        return input.Length;
    }

    private bool PassByteOrderMark(byte character)
    {
        if (_byteOrderMark < ByteOrderMark.Length && character == ByteOrderMark[_byteOrderMark])
        {
            _byteOrderMark++;
            return false;
        }

        _state = State.Field;
        if (_byteOrderMark < ByteOrderMark.Length)
        {
            foreach (var passed in ByteOrderMark.Slice(0, _byteOrderMark))
                TakeField(passed);
        }

        return true;
    }

    // True when the line turns out to be data.
    private bool TakeField(byte character)
    {
        if (_lineLength == LongestLine)
        {
            _state = State.Ignored;
            return false;
        }

        if (_lineLength == _line.Length)
            Array.Resize(ref _line, _line.Length * 2);

        _line[_lineLength++] = character;
        return _lineLength == DataField.Length && _line.AsSpan(0, _lineLength).SequenceEqual(DataField);
    }

    private void BeginData()
    {
        _owesLineFeed = _hasData;
        if (!_hasData)
            decoder.Reset();

        _hasData = true;
    }

    private void EndLine()
    {
        var line = _line.AsSpan(0, _lineLength);
        var state = _state;
        _state = State.Field;
        _lineLength = 0;
        if (state != State.Field)
            return;

        // A name without data stays for the next event, as with the platform's own parser; a browser would forget it.
        if (line.IsEmpty)
            HasEvent = _hasData;
        else if (line.SequenceEqual(DataField.Slice(0, 4)))
            BeginData();
        else if (line.SequenceEqual("event"u8))
            _eventType = string.Empty;
        else if (line.StartsWith("event:"u8))
            _eventType = line.Length > 6 && line[6] == (byte)' ' ? Encoding.UTF8.GetString(_line, 7, line.Length - 7) : Encoding.UTF8.GetString(_line, 6, line.Length - 6);
    }
}
