using System;
using System.CommandLine;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace TokenOps.Cli.Terminal;

/// <summary>What the process has around it: whether somebody looks at its streams, how wide that is, its environment and its clock.</summary>
internal sealed partial record TerminalHost
{
    private const int UsualWidth = 80;

    /// <summary>Nobody looks: both streams are files or pipes.</summary>
    public static TerminalHost None { get; } = new();

    /// <summary>Whether the standard output is a terminal that understands control sequences.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether the error stream is one.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Finds an environment variable; null for none.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>The columns of the terminal at this moment; 80 where there is none.</summary>
    public Func<int> Width { get; init; } = static () => UsualWidth;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The colours that may be used: none where <c>NO_COLOR</c> is set to anything.</summary>
    public ColorSystem Colors =>
        !string.IsNullOrEmpty(Variable("NO_COLOR")) ? ColorSystem.NoColors
        : Variable("COLORTERM") is "truecolor" or "24bit" || OperatingSystem.IsWindows() ? ColorSystem.TrueColor
        : ManyColors().IsMatch(Variable("TERM") ?? string.Empty) ? ColorSystem.EightBit
        : ColorSystem.Standard;

    /// <summary>The host that this process really has.</summary>
    public static TerminalHost OfProcess() => new()
    {
        IsOutputTerminal = !Console.IsOutputRedirected && UnderstandsControl(Console.Out),
        IsErrorTerminal = !Console.IsErrorRedirected && UnderstandsControl(Console.Error),
        Variable = Environment.GetEnvironmentVariable,
        Width = WindowWidth,
    };

    public Screen Output(InvocationConfiguration configuration) => new(configuration.Output, IsOutputTerminal, this);

    public Screen Error(InvocationConfiguration configuration) => new(configuration.Error, IsErrorTerminal, this);

    private static bool UnderstandsControl(System.IO.TextWriter writer)
    {
        if (!OperatingSystem.IsWindows())
            return Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

        // Older consoles understand only when told to, which this does.
        return AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Detect, Out = new AnsiConsoleOutput(writer) }).Profile.Capabilities.Ansi;
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth;
        }
        catch (Exception exception) when (exception is System.IO.IOException or PlatformNotSupportedException)
        {
            return UsualWidth;
        }
    }

    [GeneratedRegex("256color|kitty|ghostty|alacritty|foot|direct", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManyColors();
}
