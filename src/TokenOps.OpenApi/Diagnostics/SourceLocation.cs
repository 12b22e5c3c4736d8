namespace TokenOps.OpenApi.Diagnostics;

/// <summary>A place in a source file. Lines and columns count from 1, as editors and MSBuild show them.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary>The form that MSBuild and IDEs link: <c>file(line,column)</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}
