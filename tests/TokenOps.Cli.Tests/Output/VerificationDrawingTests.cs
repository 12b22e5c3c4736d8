using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Rendering;
using TokenOps.Cli.Terminal;
using TokenOps.Cli.Tests.Terminal;
using TokenOps.Cli.Verification;
using TokenOps.Stubs;

namespace TokenOps.Cli.Tests.Output;

/// <summary>The differences that verification found, in a terminal.</summary>
internal sealed class VerificationDrawingTests
{
    private static readonly Drift[] Drifts =
    [
        new("type", "data[0].url", "5", "string"),
        new("enum", "quality", "ultra", "one of low, medium, high", IsNote: true),
        new("client", string.Empty, "The reply could not be read,\e[31m since its member is of another type than the document says, and so on", "a reply that the client can read"),
    ];

    [TestCase(80)]
    [TestCase(50)]
    public void They_are_a_table_that_fits(int width)
    {
        using var terminal = Draw(width);

        terminal.Lines.Should().OnlyContain(l => new Segment(l).CellCount() <= width);
        terminal.Lines[0].Should().MatchRegex("^✗ [A-Z]+ /.* 1.5 s$");
        terminal.Lines[^1].Should().Be("2 requests, 1 drifted.");
        terminal.Lines.Should().ContainSingle(static l => l.StartsWith("✓ ", StringComparison.Ordinal));
    }

    [Test]
    public void At_80_columns_a_short_difference_is_one_row()
    {
        using var terminal = Draw(80);

        terminal.Lines.Should().ContainSingle(static l => System.Text.RegularExpressions.Regex.IsMatch(l, @"^ +type +data\[0\]\.url +5 +string$", default, TimeSpan.FromSeconds(1)));
        terminal.Raw.Should().NotContain("\e[31m", "what a server says does not control the terminal");
    }

    private static FakeTerminal Draw(int width)
    {
        var plan = VerificationPlanner.Plan(ApiDocument.Load());
        VerificationResult[] results = [new(plan.Requests[0], Drifts, TimeSpan.FromSeconds(1.5)), new(plan.Requests[0], [], TimeSpan.Zero)];
        var terminal = new FakeTerminal();
        var screen = new Screen(terminal, isTerminal: true, Hosts.Terminal(new FakeTimeProvider(), width));
        screen.Write(VerificationDrawing.Draw(plan, results, unicode: true));
        return terminal;
    }
}
