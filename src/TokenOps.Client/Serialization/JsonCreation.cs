namespace TokenOps.Runtime;

/// <summary>Marks the constructors that readers use, which need not set what callers have to.</summary>
internal readonly struct JsonCreation;
