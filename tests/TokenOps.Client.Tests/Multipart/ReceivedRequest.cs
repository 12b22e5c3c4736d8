using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Client.Tests;

/// <summary>One request as ASP.NET Core saw it.</summary>
internal sealed record ReceivedRequest(string ContentType, long? ContentLength, string? TransferEncoding, IReadOnlyList<ReceivedPart> Parts)
{
    public IEnumerable<string> Names => Parts.Select(static p => p.Name);

    public ReceivedPart this[string name] => Parts.Single(p => string.Equals(p.Name, name, StringComparison.Ordinal));
}
