using System;

namespace TokenOps;

/// <summary>One event of an event stream as the server sent it.</summary>
/// <param name="eventType">The event's name.</param>
/// <param name="data">The event's data.</param>
public sealed class RawEvent(string eventType, string data)
{
    /// <summary>The name that the event's <c>event</c> field gives.</summary>
    /// <value><c>message</c> when it gives none.</value>
    public string EventType { get; } = eventType;

    /// <summary>The event's data, its lines joined by line feeds. A base64 value that went to a destination stands as its length: <c>&lt;base64, 1234 bytes&gt;</c>.</summary>
    public string Data { get; } = data;

    /// <summary>Masks what a server may have repeated of the request; null when that is not known.</summary>
    internal Func<string, string>? Mask { get; init; }

    /// <summary>Returns the event's name, not its data, with the API key and the request's texts masked.</summary>
    public override string ToString() => Mask is null ? EventType : Mask(EventType);
}
