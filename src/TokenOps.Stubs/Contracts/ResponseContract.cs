using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>One response that the document offers, from one example.</summary>
internal sealed record ResponseContract
{
    /// <summary>The status code; ranges are shown by their first code.</summary>
    public required int Status { get; init; }

    /// <summary>The media type, or null for an empty response.</summary>
    public string? MediaType { get; init; }

    /// <summary>The schema of the body, or of one event; empty where the document has none.</summary>
    public JObject Schema { get; init; } = [];

    /// <summary>The example's name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The whole body; for a stream, all its events.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The events of a stream, each with its closing blank line; empty for other responses.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether the example was made from the schema because the document has none.</summary>
    public bool Made { get; init; }

    /// <summary>Whether the document allows no body for it, or none that can be found.</summary>
    public bool IsImpossible { get; init; }

    /// <summary>Whether the body brings the images, or whatever the operation makes, itself: as it is, or as base64 in its JSON.</summary>
    public bool BringsBytes { get; init; }

    /// <summary>What in the request asks for this stream, or null.</summary>
    public StreamSwitch? StreamSwitch { get; init; }

    /// <summary>Whether it is an event stream.</summary>
    public bool IsStream => MediaType?.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
}
