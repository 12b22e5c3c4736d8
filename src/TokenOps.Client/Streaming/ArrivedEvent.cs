using System;
using System.Runtime.InteropServices;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>A complete event, looked at to see what to do with it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ArrivedEvent
{
    private const string Error = ErrorMember.Name;

    private readonly ReplyDecoder _decoder;
    private readonly string _name;
    private readonly Func<string, string>? _mask;

    public ArrivedEvent(ReplyDecoder decoder, string name, EventStreamOptions options)
    {
        _decoder = decoder;
        _name = name;
        _mask = options.Mask;
        Type = name;
        IsError = name == Error;
        decoder.Finish();
        if (decoder.Skeleton.Written.SequenceEqual("[DONE]"u8))
        {
            IsEnd = true;
            return;
        }

        // An exception for each event of a stream that is not JSON at all would cost far more memory than the stream.
        var type = name;
        var reports = Matters(decoder.Skeleton.Written, options) && IsObject(decoder.Skeleton.Written) && ReportsError(decoder, options, ref type);
        Type = type;

        // An event for which the document describes a property of this name is not the report of an error.
        IsError |= Type == Error || (reports && !(options.EventTypes.Contains(Type) && ErrorDocument.IsDescribed(Error, options.Payload.Names)));
        IsKnown = options.EventTypes.Count == 0 || options.EventTypes.Contains(Type);
    }

    /// <summary>What the payload says the event's type is, or else the event's name.</summary>
    public string Type { get; }

    /// <summary>Whether it only says that no more events come.</summary>
    public bool IsEnd { get; }

    public bool IsError { get; }

    public bool IsKnown { get; }

    public RawEvent ToRaw() => new(_name, _decoder.ToRawText()) { Mask = _mask };

    // Where no type tells events apart, only an error is worth a look of its own, and most events cannot hold one. An escape may spell it.
    private static bool Matters(ReadOnlySpan<byte> payload, EventStreamOptions options) =>
        options.EventTypes.Count > 0 || options.CompletedEventType is not null || payload.IndexOf("\"error\""u8) >= 0 || payload.IndexOf("\\u"u8) >= 0;

    private static bool IsObject(ReadOnlySpan<byte> payload)
    {
        foreach (var value in payload)
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return value == (byte)'{';
        }

        return false;
    }

    // Finds the type on the way, since both stand in the same members.
    private static bool ReportsError(ReplyDecoder decoder, EventStreamOptions options, ref string type)
    {
        var reports = false;
        try
        {
            var json = decoder.BeginReading();
            json.Read();
            while (json.Read() && json.TokenType == JsonToken.PropertyName)
            {
                var member = (string)json.Value!;
                json.Read();
                if (member == options.Discriminator && json.Value is string told)
                    type = told;
                else if (member == Error)
                    reports |= ErrorMember.ReportsError(json);

                json.Skip();
            }
        }
        catch (JsonException)
        {
            // Not JSON: what it is called decides, and whoever deserializes it says what is wrong with it.
        }

        return reports;
    }
}
