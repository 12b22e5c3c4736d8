using System.Diagnostics;
using System.Globalization;
using System.Text;
using TokenOps.FuzzTests.Inputs;
using TokenOps.FuzzTests.Instrumentation;
using TokenOps.FuzzTests.Targets;
using TokenOps.Stubs;

namespace TokenOps.FuzzTests;

/// <summary>Runs input after input, keeps those that reach something new, and reports.</summary>
public sealed class Campaign : IDisposable
{
    private const int CheckEvery = 16;
    private const long MostMemory = 1024L * 1024 * 1024;

    private readonly FuzzOptions _options;
    private readonly TextWriter _output;
    private readonly List<TargetRun> _runs;
    private readonly FuzzFindings _findings;
    private readonly Coverage _coverage = new();
    private readonly Random _random;
    private readonly Mutator _mutator;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private ulong _digest = 14695981039346656037;
    private long _peak;
    private uint _number;
    private (TargetRun Run, FuzzInput Input) _current;

    private Campaign(FuzzOptions options, TextWriter output)
    {
        _options = options;
        _output = output;
        _random = new Random(options.Seed);
        _mutator = new Mutator(_random, FuzzDictionary.Of(ApiDocument.Load()));
        _findings = new FuzzFindings(options.Findings, output);
        _runs = [.. AllTargets.Make().Where(target => options.Targets?.Contains(target.Name, StringComparer.Ordinal) != false).Select(static target => new TargetRun(target))];
    }

    /// <summary>Runs a campaign; see <see cref="FuzzCommand"/>.</summary>
    /// <param name="args">The command's arguments.</param>
    /// <param name="output">Takes the report.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        var options = FuzzOptions.Parse(args) ?? throw new ArgumentException("The arguments are not understood.", nameof(args));
        using var campaign = new Campaign(options, output);
        if (campaign._runs.Count == 0)
        {
            output.WriteLine(FuzzOptions.Usage);
            return 2;
        }

        return SingleThread.Run(() => options.Replay is { } file ? campaign.ReplayAsync(file) : campaign.RunAsync());
    }

    /// <summary>Lets go of the targets.</summary>
    public void Dispose()
    {
        _coverage.Dispose();
        foreach (var run in _runs)
            (run.Target as IDisposable)?.Dispose();
    }

    private async Task<int> RunAsync()
    {
        using var watchdog = new Watchdog(Hangs);
        await PrimeAsync(watchdog);
        var rounds = 0;
        var nextReport = TimeSpan.FromSeconds(10);
        for (var i = 0; !IsOver(); i = (i + 1) % _runs.Count)
        {
            var run = _runs[i];
            for (var j = 0; j < run.Target.Weight; j++)
                await RunAsync(run, _mutator.Mutate(run.Pick(_random), run.Seeds, run.Corpus), watchdog);

            if (i != 0 || ++rounds % CheckEvery != 0)
                continue;

            CheckMemory();
            if (_clock.Elapsed < nextReport)
                continue;

            nextReport = _clock.Elapsed + TimeSpan.FromSeconds(10);
            await ReportAsync();
        }

        await ReportAsync();
        await SummarizeAsync();
        return _findings.Count == 0 ? 0 : 1;
    }

    // What is made once, lazily or in the background, must not look like something that an input reached.
    private async Task PrimeAsync(Watchdog watchdog)
    {
        for (var round = 0; round < 3; round++)
        {
            foreach (var run in _runs)
            {
                foreach (var seed in run.Target.Seeds)
                    await RunAsync(run, seed, watchdog);
            }

            long completed;
            do
            {
                completed = ThreadPool.CompletedWorkItemCount;
                Thread.Sleep(20);
            }
            while (ThreadPool.PendingWorkItemCount > 0 || ThreadPool.CompletedWorkItemCount > completed);
        }
    }

    private bool IsOver() => _number >= _options.Inputs || _clock.Elapsed >= _options.Time;

    private async Task RunAsync(TargetRun run, FuzzInput input, Watchdog watchdog)
    {
        _current = (run, input);
        var number = ++_number;
        watchdog.Begin(number);
        Count(input);
        var bytes = InputWriter.ToBytes(input, number);
        _coverage.Clear();
        var before = GC.GetTotalAllocatedBytes();
        Exception? error = null;
        try
        {
            await run.Target.RunAsync(input, bytes);
        }
        catch (Exception thrown)
        {
            error = thrown;
        }

        var allocated = GC.GetTotalAllocatedBytes() - before;
        run.Took(input, error, _coverage.Merge(run.Seen));
        if (Verdict.Of(run.Target, error, number, InputWriter.Delivered(input, bytes), allocated) is { } kind)
            _findings.Add(run.Target.Name, kind, input, error);
    }

    private async Task<int> ReplayAsync(string file)
    {
        var input = FuzzInput.FromJson(await File.ReadAllTextAsync(file));
        var name = Path.GetFileName(file).Split('-')[0];
        foreach (var run in _runs.Where(run => run.Target.Name == name || _options.Targets is not null))
        {
            var bytes = InputWriter.ToBytes(input, 1);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Exception? error = null;
            try
            {
                await run.Target.RunAsync(input, bytes);
            }
            catch (Exception thrown)
            {
                error = thrown;
            }

            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            var delivered = InputWriter.Delivered(input, bytes);
            var verdict = Verdict.Of(run.Target, error, 1, delivered, allocated) ?? "as it should be";
            await _output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run.Target.Name}: {verdict}, {delivered >> 10} KiB delivered, {allocated >> 10} KiB allocated\n{error?.ToString() ?? "no exception"}"));
        }

        return 0;
    }

    private void Count(FuzzInput input)
    {
        foreach (var value in input.Body.AsSpan(0, Math.Min(input.Body.Length, 256)))
            _digest = (_digest ^ value) * 1099511628211;

        _digest = (_digest ^ (ulong)input.Body.Length ^ ((ulong)input.Status << 40) ^ ((ulong)input.Compression << 16) ^ ((ulong)input.Charset << 24) ^ ((ulong)(input.ContentType?.Length ?? 0) << 32)) * 1099511628211;
    }

    private void CheckMemory()
    {
        var now = Environment.WorkingSet;
        _peak = Math.Max(_peak, now);
        if (now > MostMemory)
            _findings.Add(_current.Run.Target.Name, "memory: the process holds more than 1 GiB", _current.Input, error: null);
    }

    private void Hangs()
    {
        _findings.Add(_current.Run.Target.Name, "hang: more than 2 s", _current.Input, error: null);
        Environment.Exit(1);
    }

    private Task ReportAsync() => _output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{_clock.Elapsed.TotalSeconds,7:F0} s  {_number,12:N0} inputs  {_number / _clock.Elapsed.TotalSeconds,8:N0}/s  corpus {_runs.Sum(static r => r.Corpus.Count),6:N0}  steps {_runs.Sum(static r => r.Steps),7:N0}  memory {_peak >> 20,4} MiB  findings {_findings.Count}"));

    private async Task SummarizeAsync()
    {
        var text = new StringBuilder();
        foreach (var run in _runs)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{run.Target.Name,-9} {run.Inputs,12:N0} inputs  corpus {run.Corpus.Count,6:N0}  steps {run.Steps,7:N0}  {_findings.Of(run.Target.Name)} kinds of findings");
            foreach (var (outcome, count) in run.Outcomes.OrderByDescending(static o => o.Value))
                text.AppendLine(CultureInfo.InvariantCulture, $"  {count,14:N0} {outcome}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"seed {_options.Seed}, {_number:N0} inputs, digest {_digest:x16}, peak memory {_peak >> 20} MiB, {_findings.Count} kinds of findings");
        await _output.WriteAsync(text.ToString());
    }
}
