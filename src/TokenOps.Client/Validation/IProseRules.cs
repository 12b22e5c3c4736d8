using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>Implemented by the handwritten parts of request types: the rules that stand only in the vendor's prose.</summary>
internal interface IProseRules
{
    /// <summary>Adds a finding for each broken rule.</summary>
    /// <param name="files">What is known of the request's files already; null to look at them here and now.</param>
    /// <param name="findings">The findings so far.</param>
    void Check(FileInspections? files, List<ValidationFinding> findings);
}
