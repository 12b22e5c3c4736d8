namespace TokenOps.OpenApi.Lowering;

/// <summary>The forms of a body, the preferred ones first.</summary>
internal enum BodyKind
{
    Multipart,
    Json,
    Form,
    Binary,
    Text,
    EventStream,
    Unsupported,
}
