using System.Net;
using System.Net.Sockets;
using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Cli;

/// <summary>One edit end to end: from the words of the command line to the files, over stubs of the document's examples.</summary>
[NonParallelizable]
public sealed class EditTests
{
    private const string KeyVariable = "TOKENOPS_API_KEY";

    private DirectoryInfo _folder = null!;
    private string? _key;

    private static string Photo => Path.Combine(TestContext.CurrentContext.TestDirectory, "assets", "photo.png");

    [SetUp]
    public void Arrange()
    {
        _folder = Directory.CreateTempSubdirectory("tokenops-edit-");
        _key = Environment.GetEnvironmentVariable(KeyVariable);
        Environment.SetEnvironmentVariable(KeyVariable, null);
    }

    [TearDown]
    public void CleanUp()
    {
        Environment.SetEnvironmentVariable(KeyVariable, _key);
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task An_edit_against_the_stubs_writes_the_image_and_says_so()
    {
        var output = Path.Combine(_folder.FullName, "out") + Path.DirectorySeparatorChar;

        var result = await CommandLine.RunAsync("edit", Photo, "--prompt", "Add a red rose 🌹", "--stub", "--output", output);

        result.Code.Should().Be(0, result.Error);
        var file = Directory.GetFiles(output).Should().ContainSingle().Subject;
        Path.GetFileName(file).Should().Be("image-1.png");
        result.Output.Should().Contain(file);
        (await File.ReadAllBytesAsync(file)).Should().StartWith(new byte[] { 0x89, 0x50, 0x4E, 0x47 });
    }

    [Test]
    public async Task A_second_edit_into_the_same_folder_keeps_the_first_image()
    {
        string[] arguments = ["edit", Photo, "--prompt", "x", "--stub", "-o", _folder.FullName];

        await CommandLine.RunAsync(arguments);
        await CommandLine.RunAsync(arguments);

        _folder.GetFiles().Select(f => f.Name).Should().BeEquivalentTo("image-1.png", "image-2.png");
    }

    [Test]
    public async Task Json_prints_the_reply_alone_on_the_standard_output()
    {
        var result = await CommandLine.RunAsync("edit", Photo, "--prompt", "x", "--stub", "--json", "-o", Path.Combine(_folder.FullName, "a.png"));

        JObject.Parse(result.Output)["data"]!.Should().HaveCount(1);
        result.Error.Should().Contain("a.png");
    }

    [Test]
    public async Task A_streamed_edit_writes_each_partial_image_and_the_final_one()
    {
        var result = await CommandLine.RunAsync("edit", Photo, "--prompt", "x", "--stream", "--partial-images", "1", "--stub", "-o", Path.Combine(_folder.FullName, "a.png"));

        result.Code.Should().Be(0, result.Error);
        _folder.GetFiles().Select(f => f.Name).Should().BeEquivalentTo("a.png", "a-2.png");
    }

    [Test]
    public async Task Every_operation_of_the_document_has_a_command_of_its_own_name()
    {
        var result = await CommandLine.RunAsync("images", "create-image-edit", "--image", Photo, "--prompt", "x", "--stub", "-o", _folder.FullName);

        result.Code.Should().Be(0, result.Error);
    }

    [Test]
    public async Task Without_a_key_nothing_is_sent()
    {
        var result = await CommandLine.RunAsync("edit", Photo, "--prompt", "x");

        result.Code.Should().Be(2);
        result.Error.Should().Contain(KeyVariable);
    }

    [TestCase("--image-that-is-not", "option")]
    [TestCase("nowhere.png", "file")]
    public async Task What_is_not_there_is_named(string word, string kind)
    {
        var result = await CommandLine.RunAsync("edit", word, "--prompt", "x", "--stub");

        result.Code.Should().Be(2);
        result.Error.Should().Contain(word).And.Contain(kind);
    }

    [Test]
    public async Task A_server_that_is_not_there_is_exit_code_4()
    {
        Environment.SetEnvironmentVariable(KeyVariable, "key");
        var port = FreePort();

        var result = await CommandLine.RunAsync("edit", Photo, "--prompt", "x", "--server", $"http://127.0.0.1:{port}", "--timeout", "2");

        result.Code.Should().Be(4);
        result.Error.Should().Contain("127.0.0.1").And.NotContain("   at ");
    }

    [Test]
    public async Task A_server_that_refuses_is_exit_code_3()
    {
        Environment.SetEnvironmentVariable(KeyVariable, "key");
        await using var server = await TokenOps.Stubs.StubServer.StartAsync(JObject.Parse("""{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{}}"""));

        var result = await CommandLine.RunAsync("edit", Photo, "--prompt", "x", "--server", server.BaseAddress.ToString());

        result.Code.Should().Be(3, result.Error);
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_refused_and_leaves_nothing()
    {
        var blocked = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(blocked, "in the way");

        var result = await CommandLine.RunAsync("edit", Photo, "--prompt", "x", "--stub", "-o", Path.Combine(blocked, "a.png"));

        result.Code.Should().Be(2);
        result.Error.Should().StartWith("--output: ");
        _folder.GetFiles("*", SearchOption.AllDirectories).Should().ContainSingle();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
