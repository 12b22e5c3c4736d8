using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Rendering;
using TokenOps.Cli.Commands;
using TokenOps.Cli.Help;
using TokenOps.Cli.Tests.Terminal;

namespace TokenOps.Cli.Tests.Help;

/// <summary>Whether help reads well.</summary>
internal sealed class HelpTests
{
    private static IEnumerable<string[]> EveryCommand() => Below(RootCommandFactory.Create(), []);

    [TestCaseSource(nameof(EveryCommand))]
    public async Task It_fits_the_terminal(string[] path)
    {
        foreach (var width in new[] { 80, 50 })
        {
            var lines = await HelpAsync(width, path);

            lines.Should().OnlyContain(l => new Segment(l).CellCount() <= width, "the terminal has {0} columns", width).And.OnlyContain(static l => !l.EndsWith(' '));
        }
    }

    [Test]
    public async Task The_request_is_apart_from_the_options_and_what_is_required_comes_first()
    {
        var lines = await HelpAsync(80, ["edit"]);

        var text = string.Join('\n', lines);
        text.Should().MatchRegex(@"Usage:\n  tokenops edit IMAGE\.\.\. --prompt TEXT \[options\]\n");
        text.Should().MatchRegex(@"The request:\n  --prompt TEXT +描述所需图像的文本提示 \(required\)\n  --background");
        text.IndexOf("\nOptions:", StringComparison.Ordinal).Should().BeLessThan(text.IndexOf("--output ", StringComparison.Ordinal)).And.BeGreaterThan(text.IndexOf("--user", StringComparison.Ordinal));
        text.Should().NotContain("--image").And.Contain(string.Join(", ", ImageQuality.KnownValues));
    }

    [Test]
    public async Task Every_member_and_every_option_is_there()
    {
        var edit = RootCommandFactory.Create().Subcommands.Single(static c => c.Name == "edit");

        var text = string.Join('\n', await HelpAsync(80, ["edit"]));

        edit.Options.Where(static o => !o.Hidden).Should().OnlyContain(o => Regex.IsMatch(text, $@"(?m)^  .*{o.Aliases.Append(o.Name).First()}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [TestCase("One sentence. And another.", "One sentence")]
    [TestCase("图像的尺寸。必须是之一", "图像的尺寸")]
    [TestCase("Between 0.5 and 1.0, e.g. 0.7.\nMore.", "Between 0.5 and 1.0, e.g. 0.7")]
    [TestCase("No end", "No end")]
    [TestCase(null, "")]
    public void A_description_is_cut_to_its_first_sentence(string? text, string expected) => FirstSentence.Of(text).Should().Be(expected);

    [Test]
    public async Task NO_COLOR_is_respected()
    {
        using var terminal = new FakeTerminal();
        using var plain = new FakeTerminal();

        await RunAsync(terminal, 80, ["--help"]);
        await RunAsync(plain, 80, ["--help"], ("NO_COLOR", "1"));

        terminal.HasColors.Should().BeTrue();
        plain.HasColors.Should().BeFalse();
        plain.Lines.Should().Equal(terminal.Lines);
    }

    private static IEnumerable<string[]> Below(Command command, string[] path) =>
        [path, .. command.Subcommands.SelectMany(c => Below(c, [.. path, c.Name]))];

    private static async Task<IReadOnlyList<string>> HelpAsync(int width, string[] path)
    {
        using var terminal = new FakeTerminal();
        await RunAsync(terminal, width, [.. path, "--help"]);
        return terminal.Lines;
    }

    private static Task<int> RunAsync(TextWriter output, int width, string[] words, params (string, string)[] variables) =>
        RootCommandFactory.Create(Hosts.Terminal(new FakeTimeProvider(), width, variables)).Parse(words).InvokeAsync(new InvocationConfiguration { Output = output });
}
