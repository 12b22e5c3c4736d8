using Microsoft.Extensions.Time.Testing;
using TokenOps.Cli.Progress;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Tests.Terminal;

/// <summary>What is seen while a call gets on.</summary>
internal sealed class ProgressTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private FakeTimeProvider _time = null!;
    private FakeTerminal _terminal = null!;

    [SetUp]
    public void Arrange()
    {
        _time = new FakeTimeProvider();
        _terminal = new FakeTerminal();
    }

    [TearDown]
    public void CleanUp() => _terminal.Dispose();

    [Test]
    public void An_upload_is_a_bar_with_bytes_and_seconds_in_one_line()
    {
        using var progress = Live(80);

        progress.Report(new UploadProgress(10 * 1024 * 1024, 40 * 1024 * 1024, 1));
        _time.Advance(TimeSpan.FromSeconds(3));

        _terminal.Lines.Should().Equal("Sending ━━━━━━━━━━──────────────────────────────  25%  10.0 MB of 40.0 MB  3 s");
    }

    [TestCase(40, "Sending ━━━━━────────────────  25%  3 s")]
    [TestCase(20, "Sending 25%  3 s")]
    [TestCase(10, "Sending")]
    public void A_narrow_terminal_gets_less_and_never_a_second_line(int width, string expected)
    {
        using var progress = Live(width);

        progress.Report(new UploadProgress(10 * 1024 * 1024, 40 * 1024 * 1024, 1));
        _time.Advance(TimeSpan.FromSeconds(3));

        _terminal.Lines.Should().ContainSingle().Which.Should().Be(expected);
        _terminal.Lines[0].Length.Should().BeLessThan(width);
    }

    [Test]
    public void What_follows_the_upload_is_waited_for_and_received()
    {
        using var progress = Live(80);

        progress.Report(new UploadProgress(4, 4, 1));
        _time.Advance(Tick);
        var waiting = _terminal.Lines;
        progress.Enter(CallPhase.Receiving);
        progress.CountFile();
        _time.Advance(TimeSpan.FromSeconds(12));

        waiting.Should().ContainSingle().Which.Should().EndWith(" Waiting for the reply  0 s");
        _terminal.Lines.Should().ContainSingle().Which.Should().EndWith(" Receiving the reply, 1 file so far  12 s");
    }

    [Test]
    public void A_second_attempt_is_said()
    {
        using var progress = Live(80);

        progress.Report(new UploadProgress(1, 4, 2));
        _time.Advance(Tick);

        _terminal.Lines.Should().ContainSingle().Which.Should().StartWith("Sending (attempt 2) ━");
    }

    [Test]
    public void The_end_takes_the_line_away_and_gives_the_cursor_back()
    {
        var progress = Live(80);
        _time.Advance(Tick);
        var during = (_terminal.Lines.Count, _terminal.IsCursorVisible);

        progress.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));

        during.Should().Be((1, false));
        _terminal.Lines.Should().BeEmpty();
        _terminal.IsCursorVisible.Should().BeTrue();
        _terminal.Wraps.Should().BeTrue();
    }

    [Test]
    public void Lines_that_stay_stand_above_the_line_that_lives()
    {
        using var progress = Live(80);
        _time.Advance(Tick);

        progress.Write(() => _terminal.WriteLine("Wrote a.png"));
        var alone = _terminal.Lines;
        _time.Advance(Tick);

        alone.Should().Equal("Wrote a.png");
        _terminal.Lines.Should().HaveCount(2).And.Contain("Wrote a.png");
    }

    [Test]
    public void What_is_faster_than_a_tick_shows_nothing()
    {
        using (var progress = Live(80))
            progress.Report(new UploadProgress(4, 4, 1));

        _terminal.Raw.Should().BeEmpty();
    }

    [Test]
    public void A_pipe_gets_a_line_for_each_phase_and_one_for_each_half_minute()
    {
        using var progress = new PlainProgress(new Screen(_terminal, isTerminal: false, Hosts.Pipe(_time)), _time);

        progress.Enter(CallPhase.Preparing);
        progress.Report(new UploadProgress(0, 2048, 1));
        progress.Report(new UploadProgress(1024, 2048, 1));
        _time.Advance(TimeSpan.FromSeconds(30));
        progress.Report(new UploadProgress(2048, 2048, 1));
        _time.Advance(TimeSpan.FromSeconds(30));
        progress.Enter(CallPhase.Receiving);

        _terminal.Raw.Should().Be("Sending 2.0 KB\n30 s, 50% sent\nWaiting for the reply\n60 s\nReceiving the reply\n");
    }

    private LiveProgress Live(int width) => new(new Screen(_terminal, isTerminal: true, Hosts.Terminal(_time, width)), _time);
}
