namespace TokenOps.PackageTests;

/// <summary>The programs that README shows.</summary>
internal static class Readme
{
    /// <summary>The ten lines of C# with which it begins.</summary>
    public static string FirstExample()
    {
        var text = File.ReadAllText(Path.Combine(Build.RepositoryRoot, "README.md"));
        const string Fence = "```csharp\n";
        var start = text.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
