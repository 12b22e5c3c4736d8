#if !NET
namespace System.Diagnostics.CodeAnalysis;

// The compiler knows it by its name; .NET Standard 2.0 lacks it.
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue, AllowMultiple = true)]
internal sealed class NotNullIfNotNullAttribute(string parameterName) : Attribute
{
    public string ParameterName { get; } = parameterName;
}
#endif
