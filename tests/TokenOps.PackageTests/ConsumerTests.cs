using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.PackageTests;

/// <summary>Fresh projects that know nothing but a folder of packages install them, and edit an image.</summary>
[Category("Packages")]
public sealed class ConsumerTests
{
    private const string Console10 = "<PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><UseAppHost>false</UseAppHost><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>";

    // As the package's README tells.
    private const string ImageGenerators = "<PropertyGroup><NoWarn>$(NoWarn);MEAI001</NoWarn></PropertyGroup>";

    private readonly Workbench _bench = Packed.Bench;
    private StubServer _stubs = null!;

    [OneTimeSetUp]
    public async Task StartStubs() => _stubs = await StubServer.StartAsync(WithImages(ApiDocument.Load()));

    [OneTimeTearDown]
    public async Task StopStubs() => await _stubs.DisposeAsync();

    [Test]
    public async Task A_console_project_adds_the_package_and_runs_the_readme()
    {
        var folder = _bench.Add("console", Readme.FirstExample(), "Microsoft.NET.Sdk", Console10);

        await _bench.DotnetAsync(folder, "add", "package", "TokenOps.Client", "--version", Build.Version);
        await _bench.DotnetAsync(folder, _stubs.BaseAddress, "run");

        Directory.EnumerateFiles(Path.Combine(folder, "edited")).Should().ContainSingle().Which.Should().Match<string>(f => new FileInfo(f).Length > 0);
        Directory.EnumerateFiles(Path.Combine(folder, "bin"), "*NSwag*", SearchOption.AllDirectories).Should().BeEmpty("build tools stay with the build");
    }

    [Test]
    public async Task A_net8_project_adds_every_library_and_compiles()
    {
        var folder = _bench.Add("net8", Readme.FirstExample("src/TokenOps.Extensions.AI/README.md"), "Microsoft.NET.Sdk.Web", Console10.Replace("net10.0", "net8.0", StringComparison.Ordinal) + ImageGenerators);
        await File.WriteAllTextAsync(Path.Combine(folder, "Registration.cs"), "static class Registration { public static IHttpClientBuilder Add(IServiceCollection services) => services.AddTokenOps(\"eu\"); }");

        foreach (var package in (string[])["TokenOps.Client", "TokenOps.Extensions.DependencyInjection", "TokenOps.Extensions.AI"])
            await _bench.DotnetAsync(folder, "add", "package", package, "--version", Build.Version);
        await _bench.DotnetAsync(folder, "build", "-nologo", "-v:q");

        File.Exists(Path.Combine(folder, "bin", "Debug", "net8.0", "TokenOps.Client.dll")).Should().BeTrue();
    }

    [Test]
    public async Task An_image_generator_edits()
    {
        var folder = _bench.Add("generator", Readme.FirstExample("src/TokenOps.Extensions.AI/README.md"), "Microsoft.NET.Sdk", Console10 + ImageGenerators);

        await _bench.DotnetAsync(folder, "add", "package", "TokenOps.Extensions.AI", "--version", Build.Version);
        await _bench.DotnetAsync(folder, _stubs.BaseAddress, "run");

        new FileInfo(Path.Combine(folder, "edited.png")).Length.Should().BePositive();
    }

    [Test]
    public async Task A_netstandard_library_edits_for_its_application()
    {
        _bench.Add("library", await ProgramAsync("Library"), "Microsoft.NET.Sdk", "<PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>" + Reference("TokenOps.Client"));
        var folder = _bench.Add("libraryuser", await ProgramAsync("LibraryUser"), "Microsoft.NET.Sdk", Console10 + "<ItemGroup><ProjectReference Include=\"../library/library.csproj\" /></ItemGroup>");

        (await _bench.DotnetAsync(folder, _stubs.BaseAddress, "run")).Should().Contain("edited ");
    }

    [Test]
    public async Task An_ASP_NET_Core_application_gets_its_clients_injected()
    {
        var folder = _bench.Add("web", await ProgramAsync("Web"), "Microsoft.NET.Sdk.Web", Console10 + Reference("TokenOps.Extensions.DependencyInjection"));

        var output = await _bench.DotnetAsync(folder, _stubs.BaseAddress, "run");

        output.Split('\n').Count(l => l.StartsWith("edited ", StringComparison.Ordinal)).Should().Be(2);
        output.Should().NotContain("sk-package-test").And.NotContain("sk-other").And.NotContain("red rose");
    }

    [Test]
    public async Task Tests_of_a_consumer_run_against_stubs_of_their_own()
    {
        var folder = _bench.Add("stubs", await ProgramAsync("Stubs"), "Microsoft.NET.Sdk", Console10 + Reference("TokenOps.Client", "TokenOps.Client.Testing"));

        (await _bench.DotnetAsync(folder, _stubs.BaseAddress, "run")).Should().Contain("edited ").And.Contain(" with " + _stubs.EngineName);
    }

    [Test]
    public async Task The_tool_is_installed_and_edits()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_bench.Root, "tool")).FullName;
        var photo = Path.Combine(Build.RepositoryRoot, "tests", "assets", "photo.png");

        await _bench.DotnetAsync(_bench.Root, "tool", "install", "TokenOps.Cli", "--version", Build.Version, "--tool-path", folder);
        var tool = Path.Combine(folder, OperatingSystem.IsWindows() ? "tokenops.exe" : "tokenops");
        var version = await _bench.RunAsync(tool, folder, _stubs.BaseAddress, "--version");
        await _bench.RunAsync(tool, folder, _stubs.BaseAddress, "edit", photo, "--prompt", "Add a red rose", "--model", "gpt-image-1", "--output", "out/");

        version.Should().MatchRegex("^tokenops [0-9.]+").And.MatchRegex("sha256:[0-9a-f]{64}");
        Directory.EnumerateFiles(Path.Combine(folder, "out")).Should().NotBeEmpty();
    }

    [Test]
    public async Task A_project_of_the_Framework_runs_on_Mono()
    {
        var mono = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(p => Path.Combine(p, "mono")).FirstOrDefault(File.Exists);
        if (mono is null)
            Assert.Ignore("There is no 'mono' on PATH.");

        // The oldest Framework that the client's own dependencies take. The SDK adds what makes .NET Standard 2.0 run on it.
        var folder = _bench.Add("framework", await ProgramAsync("Framework/Program"), "Microsoft.NET.Sdk", "<PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net462</TargetFramework></PropertyGroup>" + Reference("TokenOps.Client"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Library.cs"), await ProgramAsync("Library"));
        await _bench.DotnetAsync(folder, "build", "-nologo", "-v:q");

        (await _bench.RunAsync(mono!, folder, _stubs.BaseAddress, Path.Combine("bin", "Debug", "net462", "framework.exe"))).Should().Contain("edited ");
    }

    [Test]
    public async Task On_Mono_reads_that_hang_end_and_calls_at_once_do_not_wait_for_each_other()
    {
        var mono = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(p => Path.Combine(p, "mono")).FirstOrDefault(File.Exists);
        if (mono is null)
            Assert.Ignore("There is no 'mono' on PATH.");

        // Setting what a download may take needs C# 9, which projects of .NET Framework do not use unless told to.
        var project = "<PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net462</TargetFramework><LangVersion>latest</LangVersion></PropertyGroup><ItemGroup><Reference Include=\"System.Net.Http\" /></ItemGroup>" + Reference("TokenOps.Client");
        var folder = _bench.Add("stalls", await ProgramAsync("Stalls"), "Microsoft.NET.Sdk", project);
        await _bench.DotnetAsync(folder, "build", "-nologo", "-v:q");

        var output = await _bench.RunAsync(mono!, folder, _stubs.BaseAddress, Path.Combine("bin", "Debug", "net462", "stalls.exe"));

        output.Should().Contain("at once: ").And.Contain("idle link: ");
    }

    // Leaves the examples that carry an image: the vendor's first one is a link into the network, which the programs would follow.
    private static JObject WithImages(JObject document)
    {
        var examples = (JObject)document.SelectToken("paths['/v1/images/edits'].post.responses['200'].content['application/json'].examples")!;
        foreach (var example in examples.Properties().Where(e => !e.Value.ToString().Contains("b64_json", StringComparison.Ordinal)).ToList())
            example.Remove();
        return document;
    }

    private static Task<string> ProgramAsync(string name) => File.ReadAllTextAsync(Path.Combine(Build.RepositoryRoot, "tests", "TokenOps.PackageTests", "Consumers", name + ".cs"));

    private static string Reference(params string[] packages) =>
        $"<ItemGroup>{string.Concat(packages.Select(p => $"<PackageReference Include=\"{p}\" Version=\"{Build.Version}\" />"))}</ItemGroup>";
}
