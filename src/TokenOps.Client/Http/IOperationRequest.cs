namespace TokenOps.Runtime;

/// <summary>Implemented by generated request types: writes itself onto the wire, member by member, as the schema says.</summary>
internal interface IOperationRequest
{
    /// <summary>Hands path, query, header and body values to <paramref name="writer"/>. Called once per attempt, so it must not change the request.</summary>
    void Write(RequestWriter writer);
}
