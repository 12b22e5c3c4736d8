using System.CommandLine;
using TokenOps.Cli.Commands;

namespace TokenOps.ContractTests.Commands;

/// <summary>Runs the command line in this process.</summary>
internal static class CommandLine
{
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(arguments, TextWriter.Null, CancellationToken.None);

    /// <param name="arguments">The words of the command line.</param>
    /// <param name="copy">Sees the output as it is written.</param>
    /// <param name="cancellationToken">Stands for Ctrl+C.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, TextWriter copy, CancellationToken cancellationToken)
    {
        await using var output = new CopyingWriter(copy);
        await using var error = new StringWriter();
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error };
        var code = await RootCommandFactory.Create().Parse(arguments).InvokeAsync(configuration, cancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private sealed class CopyingWriter(TextWriter copy) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            await copy.WriteLineAsync(value);
        }
    }
}
