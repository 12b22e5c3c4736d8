namespace TokenOps;

/// <summary>One event of an event stream as the server sent it.</summary>
/// <param name="eventType">The event's name.</param>
/// <param name="data">The event's data.</param>
public sealed class RawEvent(string eventType, string data)
{
    /// <summary>The name that the event's <c>event</c> field gives.</summary>
    /// <value><c>message</c> when it gives none.</value>
    public string EventType { get; } = eventType;

    /// <summary>The event's data, its lines joined by line feeds. A base64 value that went to a destination stands as <c>#</c> and its number.</summary>
    public string Data { get; } = data;

    /// <summary>Says the event's name, not its data.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => EventType;
}
