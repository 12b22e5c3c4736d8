using System.Xml.Linq;

namespace TokenOps.PackageTests;

/// <summary>A folder with the packed packages, fresh projects that install them, and a package cache that nobody else uses.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly Dictionary<string, string> _environment;

    public Workbench()
    {
        Root = Directory.CreateTempSubdirectory("tokenops-packages-").FullName;
        Feed = Directory.CreateDirectory(Path.Combine(Root, "feed")).FullName;
        _environment = new() { ["NUGET_PACKAGES"] = Path.Combine(Root, "cache") };

        // For packages made without the engine that runs in process.
        if (File.Exists(Build.WireMockStandaloneJar))
            _environment["TOKENOPS_WIREMOCK_JAR"] = Build.WireMockStandaloneJar;

        // Above the consumers ends what the machine or a repository around the temporary folder has configured.
        File.WriteAllText(Path.Combine(Root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(Root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Root, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(Root, "nuget.config"), new XElement(
            "configuration",
            new XElement("packageSources", new XElement("clear"), new XElement("add", new XAttribute("key", "folder"), new XAttribute("value", Feed))),
            new XElement("fallbackPackageFolders", new XElement("clear"), new XElement("add", new XAttribute("key", "others"), new XAttribute("value", Build.ThirdPartyPackages)))).ToString());
    }

    public string Root { get; }

    public string Feed { get; }

    public string Package(string id) => Path.Combine(Feed, $"{id}.{Build.Version}.nupkg");

    /// <summary>Packs what the solution's build left behind, without building again.</summary>
    public Task PackAsync() => Dotnet.RunAsync(
        Build.RepositoryRoot,
        [],
        ["msbuild", "eng/Packages.proj", "-nologo", "-v:q", "-nodeReuse:false", "-p:NoBuild=true", $"-p:Configuration={Build.Configuration}", $"-p:PackageOutputPath={Feed}{Path.DirectorySeparatorChar}", .. (Build.ToolFeed.Length > 0 ? new[] { $"-p:ToolFeed={Build.ToolFeed}" } : [])]);

    /// <summary>Makes a project of a program under Consumers and of what its project file has to say.</summary>
    public string Add(string name, string program, string sdk, string content)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"<Project Sdk=\"{sdk}\">\n{content}\n</Project>\n");
        File.Copy(Path.Combine(Build.RepositoryRoot, "tests", "assets", "photo.png"), Path.Combine(folder, "photo.png"));
        return folder;
    }

    public Task<string> DotnetAsync(string folder, params string[] arguments) => Dotnet.RunAsync(folder, _environment, arguments);

    public Task<string> DotnetAsync(string folder, Uri server, params string[] arguments) => Dotnet.RunAsync(folder, With(server), arguments);

    public Task<string> RunAsync(string command, string folder, Uri server, params string[] arguments) => Dotnet.RunAsync(command, folder, With(server), arguments);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private Dictionary<string, string> With(Uri server) =>
        new(_environment) { ["TOKENOPS_BASE_URL"] = server.AbsoluteUri, ["TOKENOPS_API_KEY"] = "sk-package-test" };
}
