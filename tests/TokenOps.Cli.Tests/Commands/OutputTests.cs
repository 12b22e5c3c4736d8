using TokenOps.Cli.Tests.Preview;

namespace TokenOps.Cli.Tests.Commands;

/// <summary>Where the files go: what is found out before anything is sent, and what becomes of an image that cannot go there.</summary>
[NonParallelizable]
internal sealed class OutputTests
{
    private DirectoryInfo _folder = null!;

    private static string Reply => "{\"created\":1,\"data\":[{\"b64_json\":\"" + Pictures.Base64() + "\"}]}";

    [SetUp]
    public void Arrange() => _folder = Directory.CreateTempSubdirectory("tokenops-output-");

    [TearDown]
    public void CleanUp() => _folder.Delete(recursive: true);

    [TestCase("file/a.png", "is a file and no folder")]
    [TestCase("file/", "found the file")]
    [TestCase("file/deeper/still/", "is a file and no folder")]
    public async Task A_path_below_a_file_is_refused_before_sending(string output, string expected)
    {
        await File.WriteAllTextAsync(In("file"), "in the way");

        await ShouldRefuseAsync(In(output), expected);
    }

    [Test]
    public Task An_empty_path_is_refused_before_sending() => ShouldRefuseAsync(string.Empty, "found an empty text");

    [Test]
    public Task A_name_that_no_file_can_have_is_refused_before_sending() => ShouldRefuseAsync(In(new string('x', 300) + ".png"), "cannot be written");

    [TestCase("/proc/")]
    [TestCase("/proc/a.png")]
    [TestCase("/proc/no/such/folder/")]
    [Platform("Linux")]
    public Task A_folder_that_takes_no_files_is_refused_before_sending(string output) => ShouldRefuseAsync(output, "cannot be written");

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Links_in_a_circle_are_refused_before_sending()
    {
        File.CreateSymbolicLink(In("a"), In("b"));
        File.CreateSymbolicLink(In("b"), In("a"));

        await ShouldRefuseAsync(In("a"), "cannot be written");
    }

    [TestCase("new/folders/a.png")]
    [TestCase("new/folders/")]
    [TestCase("a.png")]
    public async Task A_place_that_will_do_is_left_as_it_was_until_the_image_is_there(string output)
    {
        var before = -1;
        await using var server = await ResponseServer.StartAsync(async context =>
        {
            before = _folder.GetFileSystemInfos().Length;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Reply));
        });

        var run = await EditRun.OfAsync(server, "--output", In(output));

        (run.Code, before).Should().Be((0, 0), run.Error);
        _folder.GetFiles("*", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Test]
    [Platform("Linux")]
    public async Task An_image_that_finds_the_disk_full_goes_to_a_temporary_file()
    {
        await using var server = await ResponseServer.StartAsync(Reply);

        var run = await EditRun.OfAsync(server, "--output", LinkTo("/dev/full"));

        ShouldHaveSavedElsewhere(run, $"'{In("device")}' could not be written");
    }

    [Test]
    public async Task An_image_whose_folder_is_gone_meanwhile_goes_to_a_temporary_file([Values] bool quiet)
    {
        var folder = Directory.CreateDirectory(In("out"));
        await using var server = await ResponseServer.StartAsync(async context =>
        {
            folder.Delete();
            await File.WriteAllTextAsync(folder.FullName, "in the way");
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Reply));
        });

        var run = await EditRun.OfAsync(server, ["--output", Path.Combine(folder.FullName, "a.png"), .. quiet ? ["--quiet"] : Array.Empty<string>()]);

        ShouldHaveSavedElsewhere(run, "could not be written");
    }

    [TestCase(false, 2, "old")]
    [TestCase(true, 0, null)]
    public async Task An_existing_file_is_overwritten_only_by_force(bool force, int code, string? kept)
    {
        await File.WriteAllTextAsync(In("a.png"), "old");
        await using var server = await ResponseServer.StartAsync(Reply);

        var run = await EditRun.OfAsync(server, ["--output", In("a.png"), .. force ? ["--force"] : Array.Empty<string>()]);

        run.Code.Should().Be(code, run.Error);
        server.Requests.Should().Be(force ? 1 : 0);
        (await File.ReadAllBytesAsync(In("a.png"))).Should().Equal(kept is null ? Convert.FromBase64String(Pictures.Base64()) : System.Text.Encoding.UTF8.GetBytes(kept));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_device_takes_the_image_and_stays_one()
    {
        await using var server = await ResponseServer.StartAsync(Reply);

        var run = await EditRun.OfAsync(server, "--output", LinkTo("/dev/null"));

        run.Code.Should().Be(0, run.Error);
        new FileInfo(In("device")).LinkTarget.Should().Be("/dev/null");
        new FileInfo("/dev/null").Length.Should().Be(0);
    }

    // A link in place of the device itself, which a run that replaced it would take from the whole machine.
    private string LinkTo(string device) => File.CreateSymbolicLink(In("device"), device).FullName;

    private static void ShouldHaveSavedElsewhere(EditRun run, string problem)
    {
        run.Code.Should().Be(1, run.Error);
        run.Error.Should().Contain(problem);
        var path = run.Error.Split("The file is '")[1].Split("' instead")[0];
        File.ReadAllBytes(path).Should().Equal(Convert.FromBase64String(Pictures.Base64()));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static async Task ShouldRefuseAsync(string output, string expected)
    {
        await using var server = await ResponseServer.StartAsync(Reply);

        var run = await EditRun.OfAsync(server, "--output", output);

        run.Code.Should().Be(2, run.Error);
        run.Error.Should().StartWith("--output: ").And.Contain(expected).And.NotContain(".tmp").And.NotContain("   at ");
        server.Requests.Should().Be(0);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
