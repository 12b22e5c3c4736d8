namespace TokenOps.OpenApi.Diagnostics;

/// <summary>One finding of the compiler.</summary>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>.</param>
/// <param name="Location">Where the finding stands in the vendor's document, an overlay or another input.</param>
/// <param name="Message">What was found, and what settles it or was chosen instead.</param>
/// <param name="Severity">Whether the finding stops the build.</param>
public sealed record Diagnostic(string Code, SourceLocation Location, string Message, Severity Severity = Severity.Error)
{
    /// <summary>MSBuild's canonical form on one line for an error; the same with the word <c>message</c>, which MSBuild takes for plain text, for a note.</summary>
    public override string ToString() =>
        $"{Location}: {(Severity == Severity.Error ? "error" : "message")} {Code}: {Message.ReplaceLineEndings(" ")}";
}
