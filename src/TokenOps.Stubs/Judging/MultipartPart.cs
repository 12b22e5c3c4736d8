using System.Text;

namespace TokenOps.Stubs.Judging;

/// <summary>One part of a form as it came.</summary>
/// <param name="Name">The name, or an empty string where it has none.</param>
/// <param name="HasFileName">Whether a file name was given.</param>
/// <param name="Encoding">What its text is written in.</param>
/// <param name="Content">The content, a view into the request's body.</param>
internal sealed record MultipartPart(string Name, bool HasFileName, Encoding Encoding, ReadOnlyMemory<byte> Content)
{
    /// <summary>The content as text; null where it is none.</summary>
    public string? Text => StrictText.Read(Content.Span, Encoding);
}
