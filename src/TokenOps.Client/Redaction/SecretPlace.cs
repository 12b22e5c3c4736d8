using System.Runtime.InteropServices;

namespace TokenOps.Runtime;

/// <summary>Where a secret stands in one of several texts.</summary>
/// <param name="Word">Which text.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="IsKey">Whether it is the key, and not a text of the request.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SecretPlace(int Word, int Start, int End, bool IsKey);
