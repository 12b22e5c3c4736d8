namespace TokenOps.Stubs.Judging;

/// <summary>One rule of the document that a request breaks.</summary>
/// <param name="Part">The part or member, as a path where it is nested.</param>
/// <param name="Rule">The keyword, such as <c>required</c> or <c>maximum</c>.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What the document asks for.</param>
public sealed record Violation(string Part, string Rule, string Found, string Expected)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Part}: {Rule}: found {Found}, expected {Expected}";
}
