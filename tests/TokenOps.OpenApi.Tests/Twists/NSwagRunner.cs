using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Runs the build's own NSwag on a document, inside this process: a process for each of many documents would take minutes.</summary>
internal static partial class NSwagRunner
{
    private static readonly Lazy<MethodInfo> EntryPoint = new(Load);
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static string RepositoryRoot => Metadata("RepositoryRoot");

    /// <summary>Generates C# from a lowered document, in the namespace <c>Twist</c>.</summary>
    public static async Task<string> GenerateAsync(string lowered)
    {
        var directory = Directory.CreateTempSubdirectory("tokenops-twist-");
        await OneAtATime.WaitAsync();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "openapi.json"), lowered);
            File.Copy(Path.Combine(RepositoryRoot, "nswag.json"), Path.Combine(directory.FullName, "nswag.json"));
            CopyTemplates(directory);
            var output = Path.Combine(directory.FullName, "Twist.cs");
            string[] arguments = ["run", Path.Combine(directory.FullName, "nswag.json"), "/variables:Document=openapi.json,Output=Twist.cs,Templates=templates,Namespace=Twist"];

            var result = EntryPoint.Value.Invoke(null, [arguments]);
            var code = result is Task<int> task ? await task : (int)result!;
            code.Should().Be(0, "NSwag must take what the compiler made");
            return await File.ReadAllTextAsync(output);
        }
        finally
        {
            OneAtATime.Release();
            directory.Delete(recursive: true);
        }
    }

    private static void CopyTemplates(DirectoryInfo directory)
    {
        var templates = directory.CreateSubdirectory("templates");
        foreach (var template in Directory.GetFiles(Path.Combine(RepositoryRoot, "openapi", "templates")))
            File.Copy(template, Path.Combine(templates.FullName, Path.GetFileName(template)));
    }

    private static MethodInfo Load()
    {
        var command = File.ReadAllText(Metadata("NSwagCommandFile"));
        var path = ToolPath().Match(command).Groups["path"].Value;
        var resolver = new AssemblyDependencyResolver(path);
        var context = new AssemblyLoadContext("NSwag");
        context.Resolving += (_, name) =>
            resolver.ResolveAssemblyToPath(name) is { } dependency ? context.LoadFromAssemblyPath(dependency)
            : File.Exists(Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll")) ? context.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll"))
            : null;
        return context.LoadFromAssemblyPath(path).EntryPoint!;
    }

    private static string Metadata(string key) =>
        typeof(NSwagRunner).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    [GeneratedRegex("\"?(?<path>[^\"]*dotnet-nswag\\.dll)\"?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ToolPath();
}
