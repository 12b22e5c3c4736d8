using System.Reflection;
using System.Runtime.Loader;
using SharpFuzz;

namespace TokenOps.FuzzTests.Instrumentation;

/// <summary>Loads assemblies instrumented by SharpFuzz, and this one once more, so that it talks to them.</summary>
internal sealed class InstrumentedContext : AssemblyLoadContext, IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tokenops-fuzz-");
    private readonly HashSet<string> _names;

    public InstrumentedContext(IEnumerable<string> names)
    {
        _names = [.. names];
        foreach (var name in _names)
        {
            var copy = Path.Combine(_directory.FullName, name + ".dll");
            File.Copy(Path.Combine(AppContext.BaseDirectory, name + ".dll"), copy);
            Fuzzer.Instrument(copy, static _ => true, Options.Value);
        }
    }

    /// <summary>Calls a public static method of this assembly within the context.</summary>
    public int Run(Type type, string method, params object[] arguments)
    {
        var within = LoadFromAssemblyPath(type.Assembly.Location).GetType(type.FullName!, throwOnError: true)!;
        return (int)within.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(obj: null, arguments)!;
    }

    public void Dispose() => _directory.Delete(recursive: true);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name || !_names.Contains(name))
            return null;

        using var bytes = File.OpenRead(Path.Combine(_directory.FullName, name + ".dll"));
        return LoadFromStream(bytes);
    }
}
