using System.Runtime.InteropServices;

namespace TokenOps.Runtime;

/// <summary>The tokens that a call took; null where the server does not tell.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TokenUsage(long? Input, long? Output);
