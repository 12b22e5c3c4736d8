using TokenOps.ContractTests.Stubs;

namespace TokenOps.ContractTests.Contract;

/// <summary>The contradictions of the vendor's document that somebody has looked at.</summary>
internal static class KnownContradictions
{
    public const string FileName = "known-contradictions.yaml";

    public static IReadOnlyList<(string Example, string Member, string Rule, string Reason)> Read() =>
        [.. YamlDocument.Read(Path.Combine(AppContext.BaseDirectory, FileName))["contradictions"]!
            .Select(one => ((string)one["example"]!, (string)one["member"]!, (string)one["rule"]!, (string)one["reason"]!))];
}
