namespace TokenOps.Stubs;

/// <summary>What a stub answers.</summary>
public sealed record StubResponse
{
    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>The headers, Content-Type among them where there is a body.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The events of an event stream, each with its closing blank line, to be sent one after the other; empty for other responses.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];
}
