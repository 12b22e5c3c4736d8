namespace TokenOps.Extensions.Tests.Hosting;

/// <summary>What a visitor of the application asks for.</summary>
internal sealed record EditOrder(string Prompt, int? N = null, bool Streamed = false);
