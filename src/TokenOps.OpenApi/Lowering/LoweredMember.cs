namespace TokenOps.OpenApi.Lowering;

/// <summary>One member of a class: its name on the wire, its name in C#, and its type.</summary>
internal sealed record LoweredMember(string WireName, string CSharpName, LoweredType Type, bool IsRequired);
