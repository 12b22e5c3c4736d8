namespace TokenOps;

/// <summary>Says which base64 value of a reply is about to be decoded.</summary>
/// <param name="path">Where the value stands.</param>
/// <param name="index">How many values came before it.</param>
public sealed class Base64Target(string path, int index)
{
    /// <summary>Where the value stands in the reply: member names and array indexes joined by <c>/</c>, such as <c>data/0/b64_json</c>.</summary>
    public string Path { get; } = path;

    /// <summary>How many base64 values of the same reply or event stream came before this one, from 0.</summary>
    public int Index { get; } = index;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
