namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>One embedding, with numbers of the type that JSON's have.</summary>
internal sealed record FloorEmbedding(long Index, double[] Values);
