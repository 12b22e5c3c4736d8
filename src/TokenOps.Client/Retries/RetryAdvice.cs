using System;
using System.Runtime.InteropServices;

namespace TokenOps.Runtime;

/// <summary>What to do about a failed attempt.</summary>
/// <param name="Retry">Whether to try again.</param>
/// <param name="Delay">How long to wait before.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RetryAdvice(bool Retry, TimeSpan Delay);
