using System.IO;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Bytes that can be read once, like those of a network.</summary>
internal sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
