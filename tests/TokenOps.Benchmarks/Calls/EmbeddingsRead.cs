using System.Runtime.InteropServices;

namespace TokenOps.Benchmarks.Calls;

/// <summary>What a call for embeddings got.</summary>
/// <param name="Count">How many embeddings.</param>
/// <param name="Length">How many numbers the last one has.</param>
/// <param name="First">The first number of the first.</param>
/// <param name="Last">The last number of the last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EmbeddingsRead(int Count, int Length, double First, double Last);
