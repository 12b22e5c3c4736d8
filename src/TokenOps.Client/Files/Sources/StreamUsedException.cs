using System;

namespace TokenOps.Runtime;

/// <summary>A stream that can be read only once was read already. Becomes a <see cref="FilePartException"/>, which names the file.</summary>
internal sealed class StreamUsedException : Exception
{
}
