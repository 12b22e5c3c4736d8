using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Requests;
using TokenOps.Cli.Terminal;
using TokenOps.OpenApi.Naming;

namespace TokenOps.Cli.Commands;

/// <summary>Makes a command of an operation: an option for each member of its request, files also as arguments.</summary>
internal static class OperationCommand
{
    public static Command Create(string name, OperationMethod operation, OperationDocument document, TerminalHost host)
    {
        var command = new Command(name, document.Summary);
        var input = new RequestInput(operation, document);
        input.AddTo(command);
        var run = new RunOptions(input.OptionNames);
        run.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(result, cancellationToken));
        return command;

        async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken) =>
            await Failures.ReportAsync(result, host, async () =>
            {
                var arguments = input.Read(result);
                var stream = !operation.CanSend || (document.StreamSwitch is { } member && input.IsOn(member, result));
                return await new OperationRun(operation, run.Read(result), result.InvocationConfiguration, host)
                    .ExecuteAsync(arguments, stream, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    /// <summary>The commands of all operations, one command for each client of the generated code.</summary>
    public static IEnumerable<Command> CreateAll(Newtonsoft.Json.Linq.JObject document, TerminalHost host)
    {
        foreach (var client in OperationMethod.All().GroupBy(o => o.Client, StringComparer.Ordinal))
        {
            var command = new Command(KebabCase(client.Key), $"Every operation of {client.Key}, by its own name.");
            foreach (var operation in client)
                command.Subcommands.Add(Create(KebabCase(operation.Name), operation, OperationDocument.Find(document, operation), host));
            yield return command;
        }
    }

    private static string KebabCase(string name) =>
        string.Concat(CSharpName.Pascal(name).Select((c, i) => (i > 0 && char.IsUpper(c) ? "-" : string.Empty) + char.ToLowerInvariant(c)));
}
