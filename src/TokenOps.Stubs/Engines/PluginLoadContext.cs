using System.Reflection;
using System.Runtime.Loader;

namespace TokenOps.Stubs.Engines;

/// <summary>Loads a plug-in and what it alone needs from its own folder; what the application has is shared.</summary>
internal sealed class PluginLoadContext(string path) : AssemblyLoadContext("TokenOps.Stubs engine")
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The engine's interface must be the very type that the application knows.
        if (assemblyName.Name == typeof(PluginLoadContext).Assembly.GetName().Name)
        {
            return typeof(PluginLoadContext).Assembly;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : nint.Zero;
}
