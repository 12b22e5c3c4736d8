namespace TokenOps.FuzzTests.Inputs;

/// <summary>How a body is compressed.</summary>
internal enum BodyCompression
{
    None,
    Gzip,
    Zlib,
    RawDeflate,
    Brotli,
}
