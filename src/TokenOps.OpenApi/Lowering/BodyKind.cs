namespace TokenOps.OpenApi.Lowering;

/// <summary>The forms of a body.</summary>
internal enum BodyKind
{
    /// <summary>Parts, of which some may be files.</summary>
    Multipart,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>Urlencoded pairs.</summary>
    Form,

    /// <summary>Bytes of a kind that is not modelled.</summary>
    Binary,

    /// <summary>Text of a kind that is not modelled.</summary>
    Text,

    /// <summary>Server-sent events.</summary>
    EventStream,

    /// <summary>One JSON value in each line.</summary>
    JsonLines,

    /// <summary>A range such as <c>*/*</c>, of which the schema decides.</summary>
    Range,
}
