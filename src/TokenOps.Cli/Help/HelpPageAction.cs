using System.CommandLine;
using System.CommandLine.Invocation;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Help;

/// <summary>What <c>--help</c> does.</summary>
internal sealed class HelpPageAction(TerminalHost host) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var screen = host.Output(parseResult.InvocationConfiguration);
        screen.Write(new HelpPage(parseResult.CommandResult.Command, screen.Width).Draw());
        return ExitCode.Done;
    }
}
