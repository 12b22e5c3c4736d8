namespace TokenOps.FuzzTests.Inputs;

/// <summary>How a body's text is written down.</summary>
internal enum BodyCharset
{
    AsIs,
    Utf8WithMark,
    Utf16,
    Utf16WithMark,
    Utf16BigEndian,
    Latin1,
    Utf32,
}
