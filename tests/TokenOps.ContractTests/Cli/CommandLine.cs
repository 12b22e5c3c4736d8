using System.CommandLine;
using TokenOps.Cli.Commands;

namespace TokenOps.ContractTests.Cli;

/// <summary>Runs the command line in this process.</summary>
internal static class CommandLine
{
    public static async Task<CommandLineResult> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };

        var code = await RootCommandFactory.Create().Parse(arguments).InvokeAsync(configuration);

        return new CommandLineResult(code, output.ToString(), error.ToString());
    }
}
