using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TokenOps.Stubs.Java;

/// <summary>
/// WireMock in a process of its own. Where there is a shell, a guard waits on a pipe that only this process holds:
/// its end, however this process ends, ends WireMock and removes its files. Elsewhere it ends with an orderly exit only.
/// </summary>
internal sealed class WireMockProcess : IAsyncDisposable
{
    // Not "setpriv --pdeathsig": that signal comes when the thread that started the child ends, not the process.
    private const string Guard = """
        root=$1; shift
        exec 3<&0
        "$@" </dev/null 3<&- &
        java=$!
        { read -r _ <&3; kill -9 $java; } >/dev/null 2>&1 &
        guard=$!
        exec 3<&- >/dev/null 2>&1
        wait $java
        kill $guard
        rm -rf -- "$root"
        """;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WireMockProcess(Process process) => _process = process;

    /// <summary>Starts it and returns when it says which port it has.</summary>
    public static async Task<(WireMockProcess Process, int Port)> StartAsync(string root, StubServerOptions options, CancellationToken cancellationToken)
    {
        var start = Command(root, options);
        var wireMock = new WireMockProcess(new Process { StartInfo = start });
        try
        {
            wireMock._process.OutputDataReceived += (_, line) => wireMock.Read(line.Data);
            wireMock._process.ErrorDataReceived += (_, line) => wireMock.Read(line.Data ?? string.Empty);
            wireMock._process.Start();
            AppDomain.CurrentDomain.ProcessExit += wireMock.OnExit;
            wireMock._process.BeginOutputReadLine();
            wireMock._process.BeginErrorReadLine();
            var port = await wireMock._port.Task.WaitAsync(options.StartTimeout, cancellationToken).ConfigureAwait(false);
            return (wireMock, port);
        }
        catch (TimeoutException exception)
        {
            await wireMock.DisposeAsync().ConfigureAwait(false);
            throw new StubEngineException(string.Create(CultureInfo.InvariantCulture, $"WireMock did not start within {options.StartTimeout.TotalSeconds} s."), exception);
        }
        catch
        {
            await wireMock.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        try
        {
            End();
            await _process.WaitForExitAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // It never started.
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Command(string root, StubServerOptions options)
    {
        string[] java =
        [
            JavaLocator.Find(options.JavaCommand),

            // For starting fast rather than running long: measured 1.2 s against 1.5 s.
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
            "-jar", WireMockJarLocator.Find(options.WireMockJar),
            "--port", options.Port.ToString(CultureInfo.InvariantCulture),
            "--bind-address", "127.0.0.1",
            "--root-dir", root,
            "--max-request-journal-entries", options.ReceivedLimit.ToString(CultureInfo.InvariantCulture),
            "--disable-banner",
            "--disable-request-logging",
            "--disable-gzip",
        ];
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (File.Exists("/bin/sh"))
        {
            start.FileName = "/bin/sh";
            java = ["-c", Guard, "tokenops-stubs", root, .. java];
        }
        else
        {
            start.FileName = java[0];
            java = java[1..];
        }

        foreach (var argument in java)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            // The end of the output before a port was named is the end of the process.
            _port.TrySetException(Failure());
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.StartsWith("port:", StringComparison.Ordinal) && int.TryParse(line["port:".Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            _port.TrySetResult(port);
        }
    }

    private StubEngineException Failure()
    {
        string output;
        lock (_output)
        {
            output = _output.ToString();
        }

        if (output.Contains("UnsupportedClassVersionError", StringComparison.Ordinal) || output.Contains("Unrecognized VM option", StringComparison.Ordinal))
        {
            return new StubEngineException(JavaLocator.Needed);
        }

        var cause = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.Contains("Exception", StringComparison.Ordinal) || line.Contains("rror", StringComparison.Ordinal));
        return new StubEngineException(output.Contains("Failed to bind", StringComparison.Ordinal)
            ? "The port of the stubs is already in use; choose another one, or 0 for a free one."
            : $"WireMock ended before it was ready: {cause ?? "it said nothing"}");
    }

    private void OnExit(object? sender, EventArgs e) => End();

    private void End()
    {
        if (_process.StartInfo.FileName == "/bin/sh")
        {
            _process.StandardInput.Close();
        }
        else if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }
}
