using TokenOps.FuzzTests.Instrumentation;

namespace TokenOps.FuzzTests;

/// <summary>The command: instruments the code under test, and runs the campaign over it.</summary>
/// <remarks>Nothing in here may touch a type of the code under test: it is loaded a second time, instrumented.</remarks>
public static class FuzzCommand
{
    private static readonly string[] UnderTest = ["TokenOps.Client", "TokenOps.Stubs"];

    /// <summary>Runs it.</summary>
    /// <param name="args">The arguments, see README.md.</param>
    /// <param name="output">Takes the report.</param>
    /// <returns>0 when nothing was found, 1 when something was, 2 for arguments that are not understood.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (FuzzOptions.Parse(args) is not { } options)
        {
            output.WriteLine(FuzzOptions.Usage);
            return 2;
        }

        using var context = new InstrumentedContext(UnderTest);
        return context.Run(typeof(Campaign), nameof(Campaign.Run), options.Arguments, output);
    }
}
