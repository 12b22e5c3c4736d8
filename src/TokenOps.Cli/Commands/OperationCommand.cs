using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Requests;
using TokenOps.OpenApi.Naming;

namespace TokenOps.Cli.Commands;

/// <summary>Makes a command of an operation: an option for each member of its request, files also as arguments.</summary>
internal static class OperationCommand
{
    public static Command Create(string name, OperationMethod operation, OperationDocument document)
    {
        var fields = operation.RequestType is null ? [] : RequestField.Of(operation.RequestType, document.Describe);
        var command = new Command(name, document.Summary);
        var files = fields.FirstOrDefault(f => f.IsFiles);
        var arguments = files is null ? null : new Argument<string[]>(files.WireName)
        {
            HelpName = files.WireName.ToUpperInvariant(),
            Description = document.Describe(files.WireName),
            Arity = ArgumentArity.ZeroOrMore,
        };
        if (arguments is not null)
        {
            command.Arguments.Add(arguments);
            files!.Option.Hidden = true;
        }

        foreach (var field in fields)
            command.Options.Add(field.Option);

        var run = new RunOptions(fields.Select(f => f.Option.Name));
        run.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(result, cancellationToken));
        return command;

        async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken) =>
            await Failures.ReportAsync(result, async () =>
            {
                var request = CreateRequest(operation, fields, files, arguments, result);
                var stream = !operation.CanSend || (document.StreamSwitch is { } member && IsOn(fields, member, result));
                return await new OperationRun(operation, document, run.Read(result), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error)
                    .ExecuteAsync(request, stream, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    /// <summary>The commands of all operations, one command for each client of the generated code.</summary>
    public static IEnumerable<Command> CreateAll(Newtonsoft.Json.Linq.JObject document)
    {
        foreach (var client in OperationMethod.All().GroupBy(o => o.Client, StringComparer.Ordinal))
        {
            var command = new Command(KebabCase(client.Key), $"All operations of {client.Key}, with the names of the API's document.");
            foreach (var operation in client)
                command.Subcommands.Add(Create(KebabCase(operation.Name), operation, OperationDocument.Find(document, operation.Name)));
            yield return command;
        }
    }

    private static object? CreateRequest(OperationMethod operation, IReadOnlyList<RequestField> fields, RequestField? files, Argument<string[]>? arguments, ParseResult result)
    {
        if (operation.RequestType is null)
            return null;

        var request = Activator.CreateInstance(operation.RequestType)!;
        if (files is not null && arguments is not null && result.GetValue(arguments) is { Length: > 0 } paths)
            files.Set(request, paths);
        foreach (var field in fields.Where(f => result.GetResult(f.Option) is { Implicit: false }))
            field.Set(request, result.GetValue(field.Option) ?? []);
        return request;
    }

    private static bool IsOn(IReadOnlyList<RequestField> fields, string member, ParseResult result) =>
        fields.FirstOrDefault(f => f.WireName == member) is { } field
        && result.GetResult(field.Option) is { Implicit: false }
        && result.GetValue(field.Option) is not ["false"];

    private static string KebabCase(string name) =>
        string.Concat(CSharpName.Pascal(name).Select((c, i) => (i > 0 && char.IsUpper(c) ? "-" : string.Empty) + char.ToLowerInvariant(c)));
}
