namespace TokenOps.Runtime;

/// <summary>What the document says about one branch of a union of objects.</summary>
/// <param name="names">The members that the branch knows.</param>
/// <param name="kinds">What each of them may be.</param>
/// <param name="required">How many of them, from the first on, have to be there.</param>
internal sealed class UnionBranch(string[] names, JsonKinds[] kinds, int required)
{
    public string[] Names { get; } = names;

    public JsonKinds[] Kinds { get; } = kinds;

    public int Required { get; } = required;

    /// <summary>Members that are constants: the name, and the texts that it may have.</summary>
    public (string Name, string[] Texts)[] Constants { get; init; } = [];
}
