using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using TokenOps.Cli.Output;

namespace TokenOps.Cli.Progress;

/// <summary>How a call gets on, in one line that fits: a bar while the request is sent, a spinner while there is nothing to count.</summary>
/// <param name="status">The moment.</param>
/// <param name="frame">The number of the picture, which turns the spinner.</param>
internal sealed class StatusLine(CallStatus status, int frame) : Renderable
{
    private const int ShortestBar = 8;
    private const int LongestBar = 40;

    private static readonly Style Done = new(Color.Green);
    private static readonly Style Rest = new(Color.Grey);
    private static readonly Style Busy = new(Color.Yellow);

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(status.Elapsed.TotalSeconds)} s");
        return Segment.Truncate(status is { Phase: CallPhase.Sending, Sent: { } sent } ? Bar(sent, seconds, options.Unicode, maxWidth) : Spinner(seconds, options.Unicode), maxWidth);
    }

    private IEnumerable<Segment> Bar(double sent, string seconds, bool unicode, int width)
    {
        var title = status.Upload.Attempt > 1 ? string.Create(CultureInfo.InvariantCulture, $"Sending (attempt {status.Upload.Attempt}) ") : "Sending ";
        var percent = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(sent * 100),3}%");
        var bytes = $"  {ConsoleText.Size(status.Upload.BytesSent)} of {ConsoleText.Size(status.Upload.TotalBytes!.Value)}";
        var time = "  " + seconds;
        var space = width - title.Length - percent.Length - time.Length - 1;

        // What people can do without goes first: the bytes, then the bar.
        var tail = space - bytes.Length >= ShortestBar ? bytes : string.Empty;
        var length = Math.Min(space - tail.Length, LongestBar);
        yield return new Segment(title);
        if (length >= ShortestBar)
        {
            var full = (int)(sent * length);
            yield return new Segment(new string(unicode ? '━' : '#', full), Done);
            yield return new Segment(new string(unicode ? '─' : '-', length - full), Rest);
            yield return new Segment(" " + percent + tail + time);
        }
        else
        {
            yield return new Segment(percent.TrimStart() + time);
        }
    }

    private IEnumerable<Segment> Spinner(string seconds, bool unicode)
    {
        var spinner = unicode ? Spectre.Console.Spinner.Known.Dots : Spectre.Console.Spinner.Known.Line;
        yield return new Segment(spinner.Frames[frame % spinner.Frames.Count], Busy);
        yield return new Segment($" {Words()}  {seconds}");
    }

    private string Words() => string.Join(", ", new[]
    {
        status.Phase switch
        {
            CallPhase.Preparing => "Preparing",
            CallPhase.StartingStubs => "Starting the stubs",
            CallPhase.Sending => "Sending, " + ConsoleText.Size(status.Upload.BytesSent),
            CallPhase.Waiting => "Waiting for the reply",
            _ => "Receiving the reply",
        },
        status.Upload.Attempt > 1 && status.Phase is CallPhase.Sending or CallPhase.Waiting ? string.Create(CultureInfo.InvariantCulture, $"attempt {status.Upload.Attempt}") : null,
        status.Files switch { 0 => null, 1 => "1 file so far", var files => string.Create(CultureInfo.InvariantCulture, $"{files} files so far") },
    }.Where(static w => w is not null));
}
