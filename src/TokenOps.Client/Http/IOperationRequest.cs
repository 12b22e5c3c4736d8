namespace TokenOps.Runtime;

/// <summary>
/// What one call of an operation sends. Generated for each operation that takes something; where parameters are among it, it is an
/// <see cref="IParameterSource"/> too.
/// </summary>
internal interface IOperationRequest
{
    /// <summary>Gets what the caller gave for the body, which validation, telemetry and redaction look at.</summary>
    /// <value>Null when the operation takes no body, or this call sends none.</value>
    object? Body { get; }

    /// <summary>Hands path, query, header, cookie and body values to <paramref name="writer"/>. Called once per attempt, so it must not change anything.</summary>
    void Write(RequestWriter writer);
}
