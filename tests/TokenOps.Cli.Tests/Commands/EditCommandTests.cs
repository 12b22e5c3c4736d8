using System.CommandLine;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Commands;
using TokenOps.Cli.Terminal;
using TokenOps.Cli.Tests.Preview;
using TokenOps.Cli.Tests.Terminal;

namespace TokenOps.Cli.Tests.Commands;

/// <summary>An edit as people see it, and as programs do.</summary>
[NonParallelizable]
internal sealed class EditCommandTests
{
    private const string KeyVariable = "TOKENOPS_API_KEY";

    private static readonly string Photo = Path.Combine(AppContext.BaseDirectory, "assets", "photo.png");

    private FakeTimeProvider _time = null!;
    private FakeTerminal _terminal = null!;
    private StringWriter _output = null!;
    private DirectoryInfo _folder = null!;
    private string? _key;

    [SetUp]
    public void Arrange()
    {
        _time = new FakeTimeProvider();
        _terminal = new FakeTerminal();
        _output = new StringWriter();
        _folder = Directory.CreateTempSubdirectory("tokenops-cli-");
        _key = Environment.GetEnvironmentVariable(KeyVariable);
        Environment.SetEnvironmentVariable(KeyVariable, "sk-cli-4711");
    }

    [TearDown]
    public void CleanUp()
    {
        Environment.SetEnvironmentVariable(KeyVariable, _key);
        _folder.Delete(recursive: true);
        _terminal.Dispose();
        _output.Dispose();
    }

    [Test]
    public async Task A_terminal_is_left_with_the_files_and_a_summary()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: true);

        var code = await EditAsync(Hosts.Terminal(_time), server);

        code.Should().Be(0, _terminal.Raw);
        _output.ToString().Should().MatchRegex(@"^Wrote .*image-1\.png \(\d+ B\)\s+$");
        _terminal.Lines.Should().ContainSingle().Which.Should().MatchRegex(@"^1 file, \d+ B, in 0\.0 s\. Tokens: input 250, output 1000, total 1250\.$");
        _terminal.IsCursorVisible.Should().BeTrue();
    }

    [Test]
    public async Task Giving_up_leaves_one_word_the_cursor_and_no_file()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: false);
        using var control = new CancellationTokenSource();
        var edit = EditAsync(Hosts.Terminal(_time), server, [], control.Token);
        await server.Received;
        await SeeAsync("Waiting for the reply");
        var hidden = !_terminal.IsCursorVisible;

        await control.CancelAsync();
        var code = await edit;

        (code, hidden, _terminal.IsCursorVisible, _terminal.Wraps).Should().Be((130, true, true, true));
        _terminal.Lines.Should().Equal("Cancelled.");
        _folder.GetFileSystemInfos().Should().BeEmpty();
    }

    [Test]
    public async Task NO_COLOR_takes_the_colours_and_leaves_the_display()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: false);
        using var control = new CancellationTokenSource();
        var edit = EditAsync(Hosts.Terminal(_time, 80, ("NO_COLOR", "1"), ("KITTY_WINDOW_ID", "1")), server, ["--stream"], control.Token);
        await server.Received;

        await SeeAsync("Waiting for the reply");

        _terminal.HasColors.Should().BeFalse();
        await control.CancelAsync();
        (await edit).Should().Be(130);
    }

    [Test]
    public async Task With_colours_there_are_some()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: false);
        using var control = new CancellationTokenSource();
        var edit = EditAsync(Hosts.Terminal(_time), server, [], control.Token);
        await server.Received;

        await SeeAsync("Waiting for the reply");

        _terminal.HasColors.Should().BeTrue();
        await control.CancelAsync();
        await edit;
    }

    [Test]
    public async Task A_pipe_gets_plain_lines_and_the_standard_output_the_files_alone()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: true);

        var code = await EditAsync(Hosts.Pipe(_time), server, ["--stream"]);

        code.Should().Be(0);
        _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2).And.OnlyContain(l => l.StartsWith("Wrote ", StringComparison.Ordinal));
        _terminal.Raw.Should().MatchRegex(@"^Sending \d+\.\d KB\nWaiting for the reply\nReceiving the reply\n2 files, \d+ B, in 0\.0 s\. Tokens: .*\n$");
    }

    [Test]
    public async Task Quiet_says_nothing_at_all()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: true);

        var code = await EditAsync(Hosts.Terminal(_time), server, ["--quiet", "--stream"]);

        (code, _output.ToString(), _terminal.Raw).Should().Be((0, "", ""));
        _folder.GetFiles().Should().HaveCount(2);
    }

    [Test]
    public async Task Json_stays_alone_on_the_standard_output()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: true);

        var code = await EditAsync(Hosts.Terminal(_time), server, ["--json"]);

        code.Should().Be(0);
        JObject.Parse(_output.ToString())["usage"]!["total_tokens"]!.Value<int>().Should().Be(1250);
        _terminal.Lines.Should().HaveCount(2).And.Contain(l => l.StartsWith("Wrote ", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_images_of_a_stream_are_shown_below_their_names()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: true);

        var code = await EditAsync(Hosts.Terminal(_time), server, ["--stream"]);

        code.Should().Be(0);
        _terminal.Lines.Where(l => l.Length > 0 && l.All(static c => c == '▀')).Should().HaveCount(2 * 12);
    }

    [TestCase("auto")]
    [TestCase("none")]
    public async Task An_image_that_is_not_streamed_is_shown_only_when_asked_for(string preview)
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: true);

        await EditAsync(Hosts.Terminal(_time), server, ["--preview", preview]);

        _terminal.Lines.Should().ContainSingle();
    }

    [Test]
    public async Task An_unknown_preview_is_refused_with_those_there_are()
    {
        await using var server = await EditServer.StartAsync(Pictures.Base64(), answersAtOnce: true);

        var code = await EditAsync(Hosts.Pipe(_time), server, ["--preview", "holograms"]);

        code.Should().Be(2);
        _terminal.Raw.Should().Be("--preview: expected auto, none, blocks, kitty, iterm2, sixel, found 'holograms'.\n");
    }

    private Task<int> EditAsync(TerminalHost host, EditServer server, string[]? more = null, CancellationToken cancellationToken = default) =>
        RootCommandFactory.Create(host)
            .Parse(["edit", Photo, "--prompt", "x", "--server", server.Address, "-o", _folder.FullName, .. more ?? []])
            .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _terminal, EnableDefaultExceptionHandler = false }, cancellationToken);

    // The last report of the upload may come after the server has everything.
    private async Task SeeAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!_terminal.Lines.Any(l => l.Contains(text, StringComparison.Ordinal)))
        {
            patience.Token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }
}
