using System;
using System.Collections.Generic;
using System.Threading;

namespace TokenOps.Runtime;

/// <summary>How to read an operation's event stream.</summary>
internal sealed class EventStreamOptions
{
    /// <summary>How to read an event's payload. <see cref="JsonReplyOptions.MaxResponseBytes"/> limits one event.</summary>
    public JsonReplyOptions Payload { get; init; } = new();

    /// <summary>The member of a payload that names its event's type, from the document.</summary>
    public string Discriminator { get; init; } = "type";

    /// <summary>The types that the document knows; others are skipped. Empty takes every event for one it knows.</summary>
    public ISet<string> EventTypes { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether events are handed out as <see cref="RawEvent"/>, because nothing is known of them.</summary>
    public bool IsRaw { get; init; }

    /// <summary>The type without which a stream has ended too early; null when the document does not say.</summary>
    public string? CompletedEventType { get; init; }

    /// <summary>Where base64 values go; null means into memory.</summary>
    public Base64Destination? Destination { get; init; }

    /// <summary>How long the server may send nothing.</summary>
    public TimeSpan IdleTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Sees the events that are skipped because the document does not know them.</summary>
    public Action<RawEvent>? Skipped { get; init; }

    /// <summary>Masks secrets in what a <see cref="RawEvent"/> says of itself; null masks nothing.</summary>
    public Func<string, string>? Mask { get; init; }

    /// <summary>Makes the exception for an event that reports an error.</summary>
    public Func<RawEvent, Exception> Failed { get; init; } = static _ => new ReplyFormatException("The event stream reported an error.");

    /// <summary>Makes the exception for a server that sent nothing for too long.</summary>
    public Func<TimeSpan, Exception> TimedOut { get; init; } = static time => new TimeoutException($"The event stream sent nothing for {time}.");
}
