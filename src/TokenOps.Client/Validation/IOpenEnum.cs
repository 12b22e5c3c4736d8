namespace TokenOps.Runtime;

/// <summary>Implemented by generated extensible enums: a wire value that may or may not be one that the document names.</summary>
internal interface IOpenEnum
{
    /// <summary>The wire value; null for the default of the struct, which stands for nothing set.</summary>
    string? Value { get; }

    /// <summary>Whether the document names the value.</summary>
    bool IsKnown { get; }
}
