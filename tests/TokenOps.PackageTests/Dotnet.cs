using System.Diagnostics;

namespace TokenOps.PackageTests;

/// <summary>Runs a command to its end.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    /// <summary>Runs the command of the SDK that runs these tests.</summary>
    /// <returns>All that it wrote.</returns>
    public static Task<string> RunAsync(string folder, IEnumerable<KeyValuePair<string, string>> environment, params string[] arguments) =>
        RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, environment, arguments);

    public static async Task<string> RunAsync(string command, string folder, IEnumerable<KeyValuePair<string, string>> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the test host's own build and run left behind would reach the consumers' builds.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || k is "CI").ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        var text = await output + await errors;
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"'{Path.GetFileName(command)} {string.Join(' ', arguments)}' ended with {process.ExitCode}:\n{text}");
    }
}
