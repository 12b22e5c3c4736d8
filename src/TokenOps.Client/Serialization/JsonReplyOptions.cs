namespace TokenOps.Runtime;

/// <summary>What does not change from call to call about reading an operation's replies.</summary>
internal sealed class JsonReplyOptions
{
    /// <summary>The default of <see cref="MaxResponseBytes"/>: 1 GiB, more than ten images of 50 MB need as base64.</summary>
    public const long DefaultMaxResponseBytes = 1024L * 1024 * 1024;

    /// <summary>Which members hold base64, from the document.</summary>
    public JsonPathPatterns Base64Members { get; init; } = JsonPathPatterns.None;

    /// <summary>How many bytes a reply's body, or one event, may have.</summary>
    public long MaxResponseBytes { get; init; } = DefaultMaxResponseBytes;

    /// <summary>How deep a reply may be nested.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Whether a reply without a body is one that the document lists, and becomes the default.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>How many bytes of an unreadable reply are kept for the exception.</summary>
    public int MaxRawBytes { get; init; } = 16 * 1024;

    /// <summary>The names of members that generated readers know, so that no call makes strings of them again.</summary>
    public KnownNames? Names { get; init; }
}
