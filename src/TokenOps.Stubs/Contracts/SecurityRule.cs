namespace TokenOps.Stubs.Contracts;

/// <summary>One credential that a request must show, as a header and the form of its value.</summary>
/// <param name="Scheme">The scheme's name in the document.</param>
/// <param name="Header">The header that carries the credential.</param>
/// <param name="Pattern">A regular expression that a well-formed value matches whole.</param>
/// <param name="Expected">The form in words.</param>
internal sealed record SecurityRule(string Scheme, string Header, string Pattern, string Expected);
