using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>What the document says about one operation, written by the generator, read by the pipeline.</summary>
internal sealed class OperationDescriptor(string id, string method, string path)
{
    /// <summary>The operation's identifier in the document (<c>operationId</c>).</summary>
    public string Id { get; } = id;

    /// <summary>The HTTP method in upper case.</summary>
    public string Method { get; } = method;

    /// <summary>The path template, such as <c>/v1/files/{file_id}</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The media type of the request body; null when the operation takes none.</summary>
    public string? RequestMediaType { get; init; }

    /// <summary>The media type asked for with <c>Accept</c>; null when the reply has no body.</summary>
    public string? ResponseMediaType { get; init; }

    /// <summary>Where requests go unless an address is configured; null for the first server of the API.</summary>
    public Uri? Server { get; init; }

    /// <summary>Whether the document lists a success without a body beside those with one.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>How the document wants the call to be authorized.</summary>
    public SecurityScheme Security { get; init; } = SecurityScheme.None;

    /// <summary>
    /// Where base64 text stands in a JSON reply: member names joined by <c>/</c>, with <c>*</c> for every item of an
    /// array or every value of a map and a leading <c>**</c> for any depth, such as <c>data/*/b64_json</c>.
    /// </summary>
    public IReadOnlyList<string> Base64Members { get; init; } = Array.Empty<string>();

    /// <summary>The same for the payload of each event of the operation's event stream.</summary>
    public IReadOnlyList<string> EventBase64Members { get; init; } = Array.Empty<string>();

    /// <summary>The <c>type</c> of the event that ends the stream; null when the operation does not say.</summary>
    public string? CompletedEventType { get; init; }

    /// <summary>The member of an event's payload that names its type.</summary>
    public string EventDiscriminator { get; init; } = "type";

    /// <summary>The event types that the document knows; others are skipped. Empty takes every event for a known one.</summary>
    public ISet<string> EventTypes { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The names of the members that the generated readers of replies and events know.</summary>
    public IReadOnlyList<string> MemberNames { get; init; } = Array.Empty<string>();

    /// <summary>How the operation's JSON replies are read. Their size is limited by <see cref="ReplyStream"/> already.</summary>
    public JsonReplyOptions JsonOptions => field ??= ReplyOptions(Base64Members);

    /// <summary>How the payloads of the operation's events are read.</summary>
    public JsonReplyOptions EventOptions => field ??= ReplyOptions(EventBase64Members);

    private KnownNames Names => field ??= new KnownNames(MemberNames);

    private JsonReplyOptions ReplyOptions(IReadOnlyList<string> base64Members) => new()
    {
        MayBeEmpty = MayBeEmpty,
        Names = MemberNames.Count > 0 ? Names : null,
        Base64Members = new JsonPathPatterns(base64Members),
        MaxResponseBytes = long.MaxValue,
        MaxRawBytes = 64 * 1024,
    };
}
