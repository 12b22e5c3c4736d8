using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Output;
using TokenOps.Cli.Requests;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops validate</c>: says which rules a request breaks, and sends nothing.</summary>
internal static class ValidateCommand
{
    public static Command Create(OperationMethod operation, OperationDocument document, TerminalHost host)
    {
        var command = new Command("validate", "Check what 'edit' would send against every rule. Nothing is sent; a broken rule is exit code 2.");
        var input = new RequestInput(operation, document);
        input.AddTo(command);
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        if (!input.OptionNames.Contains(json.Name))
            command.Options.Add(json);

        // So that a command line need only be changed in one word: what says how to send is taken, and has no effect.
        foreach (var option in new RunOptions([.. input.OptionNames, json.Name]).Options)
        {
            option.Hidden = true;
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, () => RunAsync(input, command.Options.Contains(json) && result.GetValue(json), host, result, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(RequestInput input, bool json, TerminalHost host, ParseResult result, CancellationToken cancellationToken)
    {
        var request = input.Read(result).Body;
        var findings = new FindingList(request is null ? [] : await RequestValidator.ValidateAsync(request, cancellationToken).ConfigureAwait(false));
        if (json)
            await result.InvocationConfiguration.Output.WriteLineAsync(findings.ToJson()).ConfigureAwait(false);
        else
            FindingDrawing.WriteTo(host.Output(result.InvocationConfiguration), findings);
        return findings.IsValid ? ExitCode.Done : ExitCode.RefusedLocally;
    }
}
