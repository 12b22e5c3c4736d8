using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Is shown the members of a request.</summary>
internal interface IMemberVisitor
{
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">Its value; null when it is unset.</param>
    /// <param name="rules">What the document asks of it; null when nothing.</param>
    void Visit(string name, object? value, SpecConstraintAttribute[]? rules);

    /// <param name="members">The members that the document does not know; null when there are none.</param>
    void VisitUnknown(IDictionary<string, RawJson>? members);
}
