using System.Runtime.InteropServices;

namespace TokenOps.Cli.Preview;

/// <summary>One pixel.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Rgba(byte R, byte G, byte B, byte A)
{
    /// <summary>Whether it is seen more than what is behind it: a terminal knows nothing in between.</summary>
    public bool IsVisible => A >= 128;
}
