using System.Reflection;

namespace TokenOps.PackageTests;

/// <summary>What the build that made these tests knows.</summary>
internal static class Build
{
    public static string RepositoryRoot => Value("RepositoryRoot");

    public static string Configuration => Value("Configuration");

    public static string Version => Value("Version");

    public static string ToolFeed => Value("ToolFeed");

    public static string WireMockStandaloneJar => Value("WireMockStandaloneJar");

    /// <summary>The folder of packages that the build restored: consumers take others' packages from it, so that nothing is fetched.</summary>
    public static string ThirdPartyPackages => Value("ThirdPartyPackages");

    private static string Value(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value ?? string.Empty;
}
