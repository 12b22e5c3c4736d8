namespace TokenOps.FuzzTests.Inputs;

/// <summary>How a body ends.</summary>
internal enum BodyEnd
{
    Orderly,
    Cancelled,
    IoFailure,
    HttpFailure,
    InvalidOperation,
    NotSupported,
    Disposed,
}
