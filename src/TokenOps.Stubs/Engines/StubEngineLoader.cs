using System.Reflection;
using TokenOps.Stubs.Java;

namespace TokenOps.Stubs.Engines;

/// <summary>Chooses an engine.</summary>
internal static class StubEngineLoader
{
    private const string PluginFolder = "wiremock-net";
    private const string PluginAssembly = "TokenOps.Stubs.WireMockNet.dll";

    /// <summary>The engine that the options ask for, not started.</summary>
    /// <exception cref="StubEngineException">The engine that was asked for is not there.</exception>
    public static IStubEngine Create(StubServerOptions options)
    {
        var engine = options.Engine == StubEngineKind.WireMockJava ? null : LoadPlugin(options);
        return engine ?? (options.Engine == StubEngineKind.WireMockNet
            ? throw new StubEngineException("The WireMock.Net engine is not part of this build: the NuGet sources it was built with lack the package 'WireMock.Net'.")
            : new WireMockJavaEngine());
    }

    private static IStubEngine? LoadPlugin(StubServerOptions options)
    {
        var folder = options.EnginesFolder ?? Path.Combine(AppContext.BaseDirectory, "engines");
        var path = Path.GetFullPath(Path.Combine(folder, PluginFolder, PluginAssembly));
        if (!File.Exists(path))
        {
            return null;
        }

        var assembly = new PluginLoadContext(path).LoadFromAssemblyPath(path);
        var type = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == "StubEngine")?.Value is { } name
            ? assembly.GetType(name, throwOnError: false)
            : null;

        // Built without the package, the plug-in holds no engine.
        return type is null ? null : (IStubEngine?)Activator.CreateInstance(type);
    }
}
