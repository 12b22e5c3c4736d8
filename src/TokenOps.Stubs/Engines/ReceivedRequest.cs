namespace TokenOps.Stubs;

/// <summary>A request as it reached the stubs.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path with the query, as sent.</param>
/// <param name="Headers">The headers, compared without case.</param>
/// <param name="Body">The raw body; empty for none.</param>
public sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string[]> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Method and path only: headers hold keys, bodies hold prompts.</summary>
    public override string ToString() => $"{Method} {Path.Split('?')[0]}";
}
