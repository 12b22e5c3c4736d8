namespace TokenOps.Runtime;

/// <summary>The version of this assembly, as servers and traces see it.</summary>
internal static class ClientVersion
{
    public static string Text { get; } = typeof(ClientVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
