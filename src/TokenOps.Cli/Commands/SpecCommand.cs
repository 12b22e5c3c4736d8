using System.CommandLine;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops spec</c>: what maintainers do with the vendor's documents.</summary>
internal static class SpecCommand
{
    public static Command Create(TerminalHost host) =>
        new("spec", "Work with the vendor's OpenAPI documents.") { SpecImportCommand.Create(host), SpecReportCommand.Create(host) };
}
