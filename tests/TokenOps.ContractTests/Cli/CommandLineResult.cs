namespace TokenOps.ContractTests.Cli;

/// <summary>How a command ended and what it said.</summary>
internal sealed record CommandLineResult(int Code, string Output, string Error);
