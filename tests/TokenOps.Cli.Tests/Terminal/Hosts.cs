using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Tests.Terminal;

/// <summary>Surroundings for tests.</summary>
internal static class Hosts
{
    /// <summary>A terminal with many colours.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="width">The columns.</param>
    /// <param name="variables">The environment.</param>
    public static TerminalHost Terminal(TimeProvider time, int width = 80, params (string Name, string Value)[] variables) => new()
    {
        IsOutputTerminal = true,
        IsErrorTerminal = true,
        Variable = name => variables.Append(("TERM", "xterm-256color")).FirstOrDefault(v => v.Item1 == name).Item2,
        Width = () => width,
        Time = time,
    };

    /// <summary>Pipes on both sides.</summary>
    public static TerminalHost Pipe(TimeProvider time) => TerminalHost.None with { Time = time };
}
