namespace TokenOps.OpenApi.Diagnostics;

/// <summary>One finding of the compiler. Every finding is an error: a document is either understood or refused.</summary>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>.</param>
/// <param name="Location">Where the finding stands in the vendor's document, an overlay or another input.</param>
/// <param name="Message">What is wrong, and what settles it.</param>
public sealed record Diagnostic(string Code, SourceLocation Location, string Message)
{
    /// <summary>MSBuild's canonical form, on one line.</summary>
    public override string ToString() =>
        $"{Location}: error {Code}: {Message.ReplaceLineEndings(" ")}";
}
