using System.IO;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Writes a request whose outermost object has one member as the caller's method wants it, whatever it was set to.</summary>
/// <param name="text">Where the JSON goes.</param>
/// <param name="member">The member that asks for the event stream.</param>
/// <param name="on">The member's JSON; null leaves the member out.</param>
internal sealed class SwitchingJsonWriter(TextWriter text, string member, string? on) : JsonTextWriter(text)
{
    /// <summary>Gets the member's name.</summary>
    public string Member { get; } = member;

    /// <summary>Gets the member's JSON; null where it is left out.</summary>
    public string? On { get; } = on;
}
