namespace TokenOps.Runtime;

/// <summary>Implemented by generated request types: shows the members, with the rules that stand on them as attributes too.</summary>
internal interface IMemberSource
{
    /// <summary>Shows the members in the order of the schema, then those that the document does not know.</summary>
    void VisitMembers(IMemberVisitor visitor);
}
