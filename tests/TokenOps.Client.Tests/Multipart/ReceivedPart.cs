using System;
using System.Collections.Generic;
using System.Text;

namespace TokenOps.Client.Tests;

/// <summary>One part as ASP.NET Core's reader saw it.</summary>
internal sealed record ReceivedPart(IReadOnlyDictionary<string, string> Headers, string Name, string? FileName, string? MediaType, long Length, string Sha256, byte[] Start)
{
    /// <summary>The content as text, for parts of up to 256 KB.</summary>
    public string Text => Length == Start.Length ? Encoding.UTF8.GetString(Start) : throw new InvalidOperationException("Too long to be text.");
}
