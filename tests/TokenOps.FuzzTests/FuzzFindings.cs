using TokenOps.FuzzTests.Inputs;

namespace TokenOps.FuzzTests;

/// <summary>Writes the first input of each kind of finding to a file.</summary>
internal sealed class FuzzFindings(string directory, TextWriter output)
{
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);

    /// <summary>Gets how many kinds there are.</summary>
    public int Count => _kinds.Count;

    /// <summary>Returns how many kinds a target has.</summary>
    public int Of(string target) => _kinds.Count(kind => kind.StartsWith(target + ": ", StringComparison.Ordinal));

    public void Add(string target, string kind, FuzzInput input, Exception? error)
    {
        if (!_kinds.Add(target + ": " + kind))
            return;

        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, $"{target}-{_kinds.Count}.json");
        File.WriteAllText(file, input.ToJson());
        output.WriteLine($"FOUND {target}: {kind}\n  dotnet run -c Release --project tests/TokenOps.FuzzTests -- --replay {file}\n  {error?.ToString().Split('\n')[0]}");
    }
}
