using System;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>
/// Takes a JSON document as its bytes arrive, decodes its base64 values at once, and makes an object of the rest when it
/// is complete. What is not JSON is kept as it is, up to a limit.
/// </summary>
internal sealed class ReplyDecoder(JsonReplyOptions options, Base64Destination? destination) : IAsyncDisposable
{
    private readonly SkeletonBuffer _skeleton = new();
    private JsonScanner? _scanner;
    private IBase64Sink? _sink;
    private Utf8TextReader? _reader;
    private long _offset;

    /// <summary>What is wrong with the document; null while nothing is.</summary>
    public string? Failure { get; private set; }

    /// <summary>The document so far, with placeholders for its base64 values.</summary>
    public SkeletonBuffer Skeleton => _skeleton;

    private JsonScanner Scanner => _scanner ??= new JsonScanner(options.Base64Members, _skeleton, options.MaxDepth);

    /// <summary>Begins another document, the payload of an event.</summary>
    public void Reset()
    {
        _skeleton.Clear();
        Scanner.Reset();
        _sink?.Forget();
        _offset = 0;
        Failure = null;
    }

    /// <summary>Takes the next piece of the document, which is overwritten here and there.</summary>
    /// <param name="input">The piece.</param>
    /// <param name="remaining">How many bytes come after it; null when nobody knows.</param>
    /// <param name="cancellationToken">Stops writing to destinations.</param>
    public async ValueTask FeedAsync(Memory<byte> input, long? remaining, CancellationToken cancellationToken)
    {
        var scanner = Scanner;
        while (Failure is null && (input.Length > 0 || scanner.HasMore))
        {
            var step = scanner.Advance(input.Span, out var consumed, out var start, out var length);
            var text = input.Slice(start, length);
            input = input.Slice(consumed);
            _offset += consumed;
            switch (step)
            {
                case ScanStep.ValueStarted:
                    _sink ??= destination is null ? new MemorySink() : new DestinationSink(destination);
                    await _sink.BeginAsync(scanner, input.Length + remaining, cancellationToken).ConfigureAwait(false);
                    break;
                case ScanStep.ValueText when !await _sink!.WriteAsync(text, cancellationToken).ConfigureAwait(false):
                case ScanStep.ValueEnded when !await _sink!.EndAsync(cancellationToken).ConfigureAwait(false):
                    Failure = $"is not what was expected: the value at '{scanner.Describe()}' is not base64 at its character {_sink!.Position.ToString(CultureInfo.InvariantCulture)}";
                    break;
                case ScanStep.Failed:
                    Failure = $"{scanner.Failure} at byte {_offset.ToString(CultureInfo.InvariantCulture)}";
                    break;
            }
        }

        if (Failure is not null)
            KeepRaw(input.Span);
    }

    /// <summary>Says what is missing when no more input comes.</summary>
    public void Finish()
    {
        if (Failure is not null)
            return;

        if (_scanner is null || IsBlank(_skeleton.Written))
            Failure = "is empty";
        else if (!_scanner.IsComplete)
            Failure = $"ends too early, at byte {_offset.ToString(CultureInfo.InvariantCulture)}" + (_scanner.Describe() is { Length: > 0 } path ? $" in '{path}'" : string.Empty);
    }

    /// <summary>Takes the complete document for a result: only now its values appear where the caller wants them.</summary>
    public ValueTask AcceptAsync(CancellationToken cancellationToken) => _sink?.AcceptAsync(cancellationToken) ?? default;

    /// <summary>Makes an object of the document, with <paramref name="read"/>.</summary>
    public T Deserialize<T>(JsonRead<T?> read)
    {
        var values = _sink?.Values;
        if (values is null || values.Count == 0)
            return Parse(_skeleton.Array, _skeleton.Length, read);

        using var scope = Base64Scope.Enter(values);
        var result = Parse(_skeleton.Array, _skeleton.Length, read);
        if (scope.AllTaken)
            return result;

        // The document marks a member that the type does not have. It goes where unknown members go, as it came.
        using var whole = Restore(scope, withContent: true);
        return Parse(whole.Array, whole.Length, read);
    }

    /// <summary>
    /// The document as it came, with the base64 values that are in memory in their places. Of others, and of all when it
    /// failed, stands how long they are.
    /// </summary>
    public string ToRawText()
    {
        using var whole = Restore(taken: null, withContent: Failure is null);
        return whole.ToText(int.MaxValue);
    }

    /// <summary>Makes the exception for <see cref="Failure"/>.</summary>
    public ReplyFormatException ToException() => new($"The response {Failure}.", ToBoundedText());

    /// <summary>The beginning of the document so far, for exceptions. Of base64 values stands how long they are.</summary>
    public string ToBoundedText()
    {
        using var whole = Restore(taken: null, withContent: false);
        return whole.ToText(options.MaxRawBytes);
    }

    /// <summary>Begins to read the document, to look at it before it is deserialized. There is one reader, so only one can look at a time.</summary>
    public Utf8TextReader BeginReading() => BeginReading(_skeleton.Array, _skeleton.Length);

    /// <summary>Gives everything back. Values that were not ended are discarded.</summary>
    public ValueTask DisposeAsync()
    {
        _skeleton.Dispose();
        _reader.CloseQuietly();
        return _sink?.CloseAsync() ?? default;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var character in text)
        {
            if (character is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }

        return true;
    }

    private void KeepRaw(ReadOnlySpan<byte> rest)
    {
        var room = options.MaxRawBytes - _skeleton.Length;
        if (room > 0)
            _skeleton.Append(rest.Slice(0, Math.Min(room, rest.Length)));
    }

    private T Parse<T>(byte[] utf8, int length, JsonRead<T?> read)
    {
        var json = BeginReading(utf8, length);
        try
        {
            return read(json)
                ?? throw new ReplyFormatException("The response is the JSON value null.", ToBoundedText());
        }
        catch (JsonException exception)
        {
            // The inner exception would quote the content.
            var what = exception is JsonReaderException ? "is not JSON" : "is not what was expected";
            throw new ReplyFormatException($"The response {what}{Place(json)}.", ToBoundedText());
        }
    }

    private Utf8TextReader BeginReading(byte[] utf8, int length)
    {
        if (Scanner.NeedsMending)
        {
            utf8 = LenientJson.Mend(utf8.AsSpan(0, length));
            length = utf8.Length;
        }

        _reader ??= new Utf8TextReader(options.MaxDepth, options.Names);
        _reader.Begin(utf8, length, isWhole: Failure is null);
        return _reader;
    }

    // The document with what stands for its base64 values: the values themselves, or how long they are.
    private SkeletonBuffer Restore(Base64Scope? taken, bool withContent)
    {
        var whole = new SkeletonBuffer();
        var copied = 0;
        for (var i = 0; i < Scanner.Placeholders.Count; i++)
        {
            if (taken?.IsTaken(i) is true)
                continue;

            var (start, end) = Scanner.Placeholders[i];
            whole.Append(_skeleton.Written.Slice(copied, start - copied));
            AppendValue(whole, i < _sink?.Values.Count ? _sink.Values[i] : null, withContent);
            copied = end;
        }

        whole.Append(_skeleton.Written.Slice(copied));
        return whole;
    }

    private static void AppendValue(SkeletonBuffer target, Base64Data? value, bool withContent)
    {
        if (value is null || !withContent || !value.IsBuffered)
        {
            var length = value is null ? "incomplete" : value.Length.ToString(CultureInfo.InvariantCulture) + " bytes";
            target.Append(Encoding.ASCII.GetBytes("<base64, " + length + ">"));
            return;
        }

        var bytes = value.Bytes.Span;
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, text, out _, out var written);
        target.Append(text.AsSpan(0, written));
    }

    private static string Place(JsonReader json) => json.Path is { Length: > 0 } path ? " at '" + path + "'" : string.Empty;
}
