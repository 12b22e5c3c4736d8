using System.Reflection;

namespace TokenOps.Stubs.Java;

/// <summary>Finds the WireMock standalone jar.</summary>
internal static class WireMockJarLocator
{
    /// <summary>The environment variable that names the jar.</summary>
    public const string Variable = "TOKENOPS_WIREMOCK_JAR";

    /// <summary>The assembly metadata key that names the jar.</summary>
    public const string MetadataKey = "WireMockJar";

    private const string Pattern = "wiremock-standalone-*.jar";
    private static readonly string NpmFolder = Path.Combine("node_modules", "wiremock", "build");

    /// <summary>The jar's path.</summary>
    /// <exception cref="StubEngineException">It is nowhere, or not where it was said to be.</exception>
    public static string Find(string? explicitPath)
    {
        foreach (var (named, by) in ((string?, string)[])[(explicitPath, "the option WireMockJar"), (Environment.GetEnvironmentVariable(Variable), Variable)])
        {
            if (!string.IsNullOrEmpty(named))
            {
                return File.Exists(named) ? named : throw new StubEngineException($"The WireMock jar that {by} names does not exist.");
            }
        }

        return Candidates().FirstOrDefault(File.Exists)
            ?? throw new StubEngineException($"WireMock was not found. Set {Variable} to a wiremock-standalone jar, which the npm package wiremock holds in its folder build.");
    }

    private static IEnumerable<string> Candidates()
    {
        foreach (var assembly in (Assembly?[])[Assembly.GetEntryAssembly(), typeof(WireMockJarLocator).Assembly])
        {
            if (assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == MetadataKey)?.Value is { Length: > 0 } path)
            {
                yield return path;
            }
        }

        foreach (var path in Jars(AppContext.BaseDirectory))
        {
            yield return path;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var path in Jars(Path.Combine(folder.FullName, "eng", "tools", NpmFolder)))
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<string> Jars(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Pattern).OrderDescending(StringComparer.Ordinal) : [];
}
