using Microsoft.Extensions.Time.Testing;
using TokenOps.Cli.Preview;
using TokenOps.Cli.Tests.Terminal;

namespace TokenOps.Cli.Tests.Preview;

/// <summary>Which images a terminal is given, by what it says of itself in the environment.</summary>
internal sealed class PreviewDetectionTests
{
    [TestCase("Kitty", "TERM=xterm-kitty")]
    [TestCase("Kitty", "KITTY_WINDOW_ID=3")]
    [TestCase("Kitty", "TERM_PROGRAM=ghostty")]
    [TestCase("Iterm2", "TERM_PROGRAM=iTerm.app")]
    [TestCase("Iterm2", "TERM_PROGRAM=WezTerm")]
    [TestCase("Iterm2", "LC_TERMINAL=iTerm2")]
    [TestCase("Sixel", "TERM=foot")]
    [TestCase("Sixel", "KONSOLE_VERSION=230805")]
    [TestCase("Blocks", "KONSOLE_VERSION=210800")]
    [TestCase("Blocks", "TERM=xterm-256color")]
    [TestCase("None", "TERM=xterm")]
    [TestCase("None", "TERM=xterm-kitty", "NO_COLOR=1")]
    [TestCase("Blocks", "TERM=tmux-256color", "TMUX=/tmp/x", "KITTY_WINDOW_ID=3")]
    [TestCase("None", "TERM=screen", "STY=1.pts", "TERM_PROGRAM=iTerm.app")]
    [TestCase("Blocks", "TERM_PROGRAM=vscode", "KITTY_WINDOW_ID=3")]
    public void Each_gets_what_it_can_show(string expected, params string[] variables)
    {
        var host = Hosts.Terminal(new FakeTimeProvider(), 80, [.. variables.Select(static v => (v.Split('=')[0], v.Split('=')[1]))]);

        PreviewDetection.Detect(host).ToString().Should().Be(expected);
    }

    [Test]
    public void A_pipe_gets_none()
    {
        var host = Hosts.Terminal(new FakeTimeProvider(), 80, ("TERM", "xterm-kitty")) with { IsErrorTerminal = false };

        PreviewDetection.Detect(host).Should().Be(PreviewKind.None);
    }
}
