using System.Collections.Generic;
using System.Text;

namespace TokenOps.Client.Tests.Faults;

/// <summary>A request as it arrived.</summary>
internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
