using System.Runtime.InteropServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.PackageTests;

/// <summary>A program that is compiled ahead of time: nothing of the client's is lost to trimming, and nothing needs code made at run time.</summary>
[Category("Packages")]
public sealed class NativeTests
{
    private readonly Workbench _bench = Packed.Bench;
    private StubServer _stubs = null!;

    private static string Samples => Path.Combine(Build.RepositoryRoot, "tests", "TokenOps.SampleTests");

    private static string Generated => Path.Combine(Build.RepositoryRoot, "tests", "TokenOps.SampleTests.Generation", "obj", "generated");

    private static string Project =>
        $"""
        <PropertyGroup>
          <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
          <PublishAot>true</PublishAot><RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier><InvariantGlobalization>true</InvariantGlobalization>
        </PropertyGroup>
        """;

    [OneTimeSetUp]
    public async Task StartStubs()
    {
        using var reader = new JsonTextReader(new StreamReader(Path.Combine(Generated, "merged.json"))) { DateParseHandling = DateParseHandling.None };
        _stubs = await StubServer.StartAsync(await JObject.LoadAsync(reader));
    }

    [OneTimeTearDown]
    public async Task StopStubs() => await _stubs.DisposeAsync();

    [Test]
    public async Task A_program_of_every_sample_is_compiled_without_a_warning_and_runs()
    {
        await RequireCompilerAsync();

        // The samples' generated clients see the client's internals in an assembly of this name alone.
        var folder = _bench.Add("native", await File.ReadAllTextAsync(Path.Combine(Build.RepositoryRoot, "tests", "TokenOps.PackageTests", "Consumers", "Native", "Program.cs")), "Microsoft.NET.Sdk", Project +
            $"""
            <PropertyGroup>
              <AssemblyName>TokenOps.SampleTests</AssemblyName><TrimmerSingleWarn>false</TrimmerSingleWarn><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            </PropertyGroup>
            <ItemGroup>
              <Compile Include="{Generated}/TokenOps.g.cs;{Samples}/TokenOpsClient.cs;{Samples}/Programs/*.cs" />
              <PackageReference Include="TokenOps.Extensions.DependencyInjection" Version="{Build.Version}" />
            </ItemGroup>
            """);

        var published = await _bench.DotnetAsync(folder, "publish", "-nologo", "-o", "native");
        var program = Path.Combine(folder, "native", OperatingSystem.IsWindows() ? "TokenOps.SampleTests.exe" : "TokenOps.SampleTests");
        var output = await _bench.RunAsync(program, folder, _stubs.BaseAddress);

        published.Should().NotContain("warning");
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(Directory.EnumerateFiles(Path.Combine(Samples, "Programs")).Count() + 1).And.OnlyContain(line => line.Contains(": "));
        await TestContext.Out.WriteLineAsync($"{new FileInfo(program).Length / 1e6:0.0} MB\n{output}");
    }

    // Comes from where the machine's own packages come from, and stays with them; a program for it needs the platform's linker, too.
    private static async Task RequireCompilerAsync()
    {
        var isLinkable = !OperatingSystem.IsLinux() || (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
        if (!isLinkable)
            Assert.Ignore("There is neither 'clang' nor 'gcc' on PATH.");

        var folder = Directory.CreateTempSubdirectory("tokenops-native-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "compiler.csproj"), $"<Project Sdk=\"Microsoft.NET.Sdk\">{Project}</Project>");
            await Dotnet.RunAsync(folder.FullName, [], "restore", "-nologo", "-v:q");
        }
        catch (InvalidOperationException error)
        {
            Assert.Ignore("The native compiler cannot be restored here. " + error.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
