using System.CommandLine;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Rendering;
using TokenOps.Cli.Commands;
using TokenOps.Cli.Tests.Terminal;

namespace TokenOps.Cli.Tests.Output;

/// <summary>Findings in a terminal.</summary>
internal sealed class FindingDrawingTests
{
    private static readonly string Photo = Path.Combine(AppContext.BaseDirectory, "assets", "photo.png");

    [TestCase(80)]
    [TestCase(40)]
    public async Task They_are_folded_under_their_members(int width)
    {
        using var terminal = await ValidateAsync(width);

        terminal.Lines[0].Should().StartWith("The request breaks 2 rules");
        terminal.Lines.Should().Contain(["n", "image"]).And.OnlyContain(l => new Segment(l).CellCount() <= width);
        terminal.Lines.Count(static l => l.StartsWith("  ✗ must be ", StringComparison.Ordinal)).Should().Be(2);
        string.Join(' ', terminal.Lines.Select(static l => l.Trim())).Should().Contain("must be at most 10, but is 11 [maximum]");
        terminal.HasColors.Should().BeTrue();
    }

    [Test]
    public async Task NO_COLOR_is_respected()
    {
        using var terminal = await ValidateAsync(80, ("NO_COLOR", "1"));

        terminal.HasColors.Should().BeFalse();
    }

    private static async Task<FakeTerminal> ValidateAsync(int width, params (string, string)[] variables)
    {
        var terminal = new FakeTerminal();
        var code = await RootCommandFactory.Create(Hosts.Terminal(new FakeTimeProvider(), width, variables))
            .Parse(["validate", Photo, Photo, "--prompt", "x", "--model", "dall-e-2", "--n", "11"])
            .InvokeAsync(new InvocationConfiguration { Output = terminal, Error = terminal, EnableDefaultExceptionHandler = false });
        code.Should().Be(2);
        return terminal;
    }
}
