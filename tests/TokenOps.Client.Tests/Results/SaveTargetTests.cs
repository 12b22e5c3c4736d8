using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Serialization;

namespace TokenOps.Client.Tests.Results;

/// <summary>What becomes of that which stands at the path already: permissions, links, devices and pipes.</summary>
[Platform(Exclude = "Win")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal sealed class SaveTargetTests
{
    private static readonly byte[] Bytes = ImagesReplies.Bytes(300_000);

    private DirectoryInfo _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("results");

    [TearDown]
    public void DeleteDirectory() => _directory.Delete(recursive: true);

    [TestCase("600")]
    [TestCase("640")]
    [TestCase("755")]
    public async Task A_file_that_is_replaced_keeps_its_permissions(string octal)
    {
        var path = In("a.png");
        await File.WriteAllTextAsync(path, "old");
        var mode = (UnixFileMode)Convert.ToInt32(octal, 8);
        File.SetUnixFileMode(path, mode);

        await Base64Data.FromBytes(Bytes).SaveAsync(path);

        File.GetUnixFileMode(path).Should().Be(mode);
        (await File.ReadAllBytesAsync(path)).Should().Equal(Bytes);
    }

    [Test]
    public async Task A_link_stays_and_its_target_is_replaced()
    {
        var target = In("real.png");
        await File.WriteAllTextAsync(target, "old");
        Directory.CreateDirectory(In("links"));
        File.CreateSymbolicLink(In("links", "second"), Path.Combine("..", "real.png"));
        File.CreateSymbolicLink(In("first"), Path.Combine("links", "second"));

        var written = await Base64Data.FromBytes(Bytes).SaveAsync(In("first"));

        written.Should().Be(In("first"));
        new FileInfo(In("first")).LinkTarget.Should().Be(Path.Combine("links", "second"));
        new FileInfo(In("links", "second")).LinkTarget.Should().NotBeNull();
        (await File.ReadAllBytesAsync(target)).Should().Equal(Bytes);
        _directory.GetFileSystemInfos().Should().HaveCount(3);
    }

    [Test]
    public async Task A_cancelled_save_through_a_link_keeps_the_old_content()
    {
        await File.WriteAllTextAsync(In("real.png"), "old");
        File.CreateSymbolicLink(In("link"), "real.png");

        var save = () => Base64Data.FromBytes(Bytes).SaveAsync(In("link"), new CancellationToken(canceled: true));

        await save.Should().ThrowAsync<OperationCanceledException>();
        (await File.ReadAllTextAsync(In("real.png"))).Should().Be("old");
    }

    [Test]
    public async Task Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(In("a"), In("b"));
        File.CreateSymbolicLink(In("b"), In("a"));

        var save = () => Base64Data.FromBytes(Bytes).SaveAsync(In("a"));

        await save.Should().ThrowAsync<TokenOpsDestinationException>();
        new FileInfo(In("a")).LinkTarget.Should().Be(In("b"));
    }

    [TestCase("/dev/null")]
    [TestCase("/dev/zero")]
    public async Task A_device_stays_a_device(string device)
    {
        File.CreateSymbolicLink(In("device"), device);

        await Base64Data.FromBytes(Bytes).SaveAsync(In("device"));

        new FileInfo(In("device")).LinkTarget.Should().Be(device);
        new FileInfo(device).Length.Should().Be(0);
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_pipe_gets_the_bytes_and_stays(CancellationToken cancellationToken)
    {
        var pipe = In("pipe");
        await MakePipeAsync(pipe);
        var reading = Task.Run(() => File.ReadAllBytes(pipe), cancellationToken);

        await Base64Data.FromBytes(Bytes).SaveAsync(pipe, cancellationToken);

        (await reading.WaitAsync(cancellationToken)).Should().Equal(Bytes);
        _directory.GetFileSystemInfos().Should().ContainSingle();
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_pipe_that_nobody_reads_can_be_given_up(CancellationToken cancellationToken)
    {
        var pipe = In("pipe");
        await MakePipeAsync(pipe);
        using var control = new CancellationTokenSource();
        var save = Base64Data.FromBytes(Bytes).SaveAsync(pipe, control.Token);

        await control.CancelAsync();

        await FluentActions.Awaiting(() => save.WaitAsync(cancellationToken)).Should().ThrowAsync<OperationCanceledException>();

        // Lets the opening end that may still wait; open for both directions, it does not wait itself.
        await new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite).DisposeAsync();
    }

    [Test]
    public async Task An_empty_file_takes_the_bytes_and_keeps_its_permissions()
    {
        await File.WriteAllBytesAsync(In("empty"), []);
        File.SetUnixFileMode(In("empty"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await Base64Data.FromBytes(Bytes).SaveAsync(In("empty"));

        File.GetUnixFileMode(In("empty")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await File.ReadAllBytesAsync(In("empty"))).Should().Equal(Bytes);
    }

    private static async Task MakePipeAsync(string path)
    {
        using var command = Process.Start("mkfifo", [path]);
        await command.WaitForExitAsync();
        command.ExitCode.Should().Be(0);
    }

    private string In(params string[] names) => Path.Combine([_directory.FullName, .. names]);
}
