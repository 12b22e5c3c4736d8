using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace TokenOps.Cli.Commands;

/// <summary>What <c>--version</c> prints: the tool's version and the document that it was generated from.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine($"tokenops {version}");
        output.WriteLine($"{ApiDescription.Title} {ApiDescription.Version}, document sha256:{ApiDescription.DocumentHash}");
        return ExitCode.Done;
    }
}
