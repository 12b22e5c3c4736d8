using System;
using System.Globalization;

namespace TokenOps.Cli.Output;

/// <summary>What a call came to: files, their sizes, seconds, and what the server counted.</summary>
internal sealed class CallSummary(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private int _files;
    private long _bytes;
    private string? _usage;

    public void CountFile(long bytes)
    {
        _files++;
        _bytes += bytes;
    }

    /// <summary>Looks for usage; in a stream the last event that tells it counts.</summary>
    public void Read(object? reply) => _usage = ReplyUsage.Of(reply) ?? _usage;

    /// <summary>Such as <c>2 files, 1.4 MB, in 12.3 s. Tokens: input 18, output 1, total 19.</c></summary>
    public override string ToString()
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(_start).TotalSeconds:0.0} s");
        var done = _files == 0 ? $"Done in {seconds}." : string.Create(CultureInfo.InvariantCulture, $"{_files} {(_files == 1 ? "file" : "files")}, {ConsoleText.Size(_bytes)}, in {seconds}.");
        return _usage is null ? done : done + " " + _usage;
    }
}
