namespace TokenOps.Runtime;

/// <summary>Implemented by generated request types: shows its members without reflection, with the rules that stand on them as attributes too.</summary>
internal interface IMemberSource
{
    /// <summary>Shows the members in the order of the schema.</summary>
    /// <returns>False, and nothing is shown, when the object is of a derived type, which may have members of its own.</returns>
    bool VisitMembers(IMemberVisitor visitor);
}
