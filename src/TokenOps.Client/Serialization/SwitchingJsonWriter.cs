using System.IO;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Writes a request that asks for an event stream: one boolean member of the outermost object is on, whatever it was set to.</summary>
/// <param name="text">Where the JSON goes.</param>
/// <param name="member">The member that asks for the stream.</param>
internal sealed class SwitchingJsonWriter(TextWriter text, string member) : JsonTextWriter(text)
{
    /// <summary>The member's name.</summary>
    public string Member { get; } = member;

    /// <summary>Whether it has been written.</summary>
    public bool IsWritten { get; set; }
}
