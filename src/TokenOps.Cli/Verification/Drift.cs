namespace TokenOps.Cli.Verification;

/// <summary>One difference between what a server answers and what the document says.</summary>
/// <param name="Rule">What differs: <c>status</c>, <c>media type</c>, a schema's keyword, or <c>client</c>.</param>
/// <param name="Where">The member as a path; empty for the answer as a whole.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What the document says.</param>
/// <param name="IsNote">Whether it does no harm: enums are open, the client takes any value.</param>
internal sealed record Drift(string Rule, string Where, string Found, string Expected, bool IsNote = false);
