#if !NET5_0_OR_GREATER
namespace System.Runtime.CompilerServices;

// The compiler asks for this type when it meets an init accessor; .NET Standard 2.0 lacks it.
internal static class IsExternalInit
{
}
#endif
