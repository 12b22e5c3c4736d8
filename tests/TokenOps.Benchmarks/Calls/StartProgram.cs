using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Calls;

/// <summary>A process that makes one chat call, or none, and prints how much CPU time it has used.</summary>
internal static class StartProgram
{
    /// <summary>The first argument on the command line.</summary>
    public const string Name = "calls-start";

    /// <summary>The subject that makes no call.</summary>
    public const string Nothing = "nothing";

    // subject, server
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments[0] != Nothing)
            await CallAsync(arguments[0], arguments[1]).ConfigureAwait(false);

        Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task CallAsync(string subject, string server)
    {
        if (await CallSubjects.Create(subject, server, CallCase.ChatReply).ChatAsync().ConfigureAwait(false) != CallTexts.AnswerText)
            throw new InvalidOperationException($"{subject} did not get the answer that the server sent.");
    }
}
