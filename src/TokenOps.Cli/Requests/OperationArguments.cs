namespace TokenOps.Cli.Requests;

/// <summary>What one call of an operation is given.</summary>
/// <param name="Path">The values of the path, in its order.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Options">All other parameters, and what every call can be told.</param>
internal sealed record OperationArguments(object?[] Path, object? Body, CallOptions Options);
