using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace TokenOps.ChangeReport.Wire;

/// <summary>The client of one package, loaded beside that of another; what it needs of other packages both share.</summary>
internal sealed class PackagedClient
{
    private const string PackageName = "TokenOps.Client";

    private PackagedClient(Assembly assembly) => Assembly = assembly;

    /// <summary>Gets the client's assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Loads the client of a folder of packages, in the newest target framework that it has.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Null where the folder holds no such package.</returns>
    public static PackagedClient? Load(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, $"{PackageName}.*.nupkg"))
        {
            using var package = ZipFile.OpenRead(file);
            var library = package.Entries
                .Where(e => e.FullName.Split('/') is ["lib", var framework, $"{PackageName}.dll"] && framework.StartsWith("net", StringComparison.Ordinal))
                .MaxBy(e => FrameworkVersion(e.FullName.Split('/')[1]));
            if (library is null)
                continue;

            using var stream = library.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            memory.Position = 0;
            return new PackagedClient(new AssemblyLoadContext(file, isCollectible: false).LoadFromStream(memory));
        }

        return null;
    }

    /// <summary>Returns a type of the client by its name; null where there is none.</summary>
    /// <param name="name">The name without the namespace.</param>
    public Type? Find(string name) => Assembly.GetType("TokenOps." + name);

    // netstandard2.0 is older than every net8.0.
    private static Version FrameworkVersion(string framework) =>
        !framework.StartsWith("netstandard", StringComparison.Ordinal) && Version.TryParse(framework[3..], out var version) ? version : new Version(0, 0);
}
