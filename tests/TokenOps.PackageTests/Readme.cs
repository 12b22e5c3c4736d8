namespace TokenOps.PackageTests;

/// <summary>The programs that README shows.</summary>
internal static class Readme
{
    /// <summary>The ten lines of C# with which it begins; or the first program of another one.</summary>
    public static string FirstExample(string document = "README.md")
    {
        var text = File.ReadAllText(Path.Combine(Build.RepositoryRoot, document));
        const string Fence = "```csharp\n";
        var start = text.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
