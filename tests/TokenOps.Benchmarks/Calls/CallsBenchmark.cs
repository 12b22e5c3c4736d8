using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Calls;

/// <summary>What users do all day, with our client, with the official SDK, and by hand, against a server that costs nothing.</summary>
internal sealed class CallsBenchmark : IBenchmark
{
    public const string CommandName = "calls";
    public const string Measure = "measure";

    private const string Serve = "serve";

    public string Name => CommandName;

    public string Description => "CPU, allocations and start of everyday calls against a hand-written floor and the official SDK (--rounds 5, --cases edit-path,chat).";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case [Serve]:
                await CallServer.RunAsync(cancellationToken).ConfigureAwait(false);
                return 0;
            case [Measure, var item, var subject, var server, var imagePath]:
                await CallMeasurement.RunAsync(item, subject, server, imagePath, cancellationToken).ConfigureAwait(false);
                return 0;
            default:
                return await CompareAsync(arguments, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<int> CompareAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var rounds = int.Parse(Option(arguments, "--rounds") ?? "5", CultureInfo.InvariantCulture);
        var names = Option(arguments, "--cases")?.Split(',');
        IReadOnlyList<CallCase> cases = names is null ? CallCase.All : [.. names.Select(CallCase.Get)];

        using var server = ChildProcess.Start(CommandName, Serve);
        var address = await server.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("tokenops-calls-");
        try
        {
            var imagePath = Path.Combine(folder.FullName, "sky.png");
            await File.WriteAllBytesAsync(imagePath, NewPng(), cancellationToken).ConfigureAwait(false);
            Console.WriteLine($"Per call; medians of {rounds} rounds in fresh processes after warming up, taking turns. Start: above a process that does nothing.\n");
            Console.WriteLine(CallResult.Header);
            var met = true;
            string? note = null;
            foreach (var item in cases)
            {
                var result = await CompareAsync(item, address, imagePath, rounds, cancellationToken).ConfigureAwait(false);
                Console.WriteLine(result);
                met &= result.AllMet;
                if (item.Reply == CallCase.EmbeddingsReply)
                    note = $"\nEmbeddings: the official SDK asks for base64 and gets it, everybody else gets numbers; where a server sends it numbers all the same, official / floor is {result.Ratios(CallSubjects.OfficialNumbers)}.";
            }

            if (note is not null)
                Console.WriteLine(note);
            return met ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<CallResult> CompareAsync(CallCase item, string server, string imagePath, int rounds, CancellationToken cancellationToken)
    {
        string[] subjects = [CallSubjects.Floor, CallSubjects.Ours, CallSubjects.Official];
        if (item.Name == CallCase.Start)
            return StartComparison.RunAsync(item, subjects, server, rounds, cancellationToken);

        if (item.Reply == CallCase.EmbeddingsReply)
            subjects = [.. subjects, CallSubjects.OfficialNumbers];
        return new CallComparison(item, subjects, server, imagePath).RunAsync(rounds, cancellationToken);
    }

    private static string? Option(string[] arguments, string name)
    {
        var at = Array.IndexOf(arguments, name);
        return at < 0 ? null : arguments[at + 1];
    }

    // 4 KB with the header of a square image with transparency, which is all that anybody looks at.
    private static byte[] NewPng()
    {
        var png = new byte[4096];
        byte[] header = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 64, 0, 0, 0, 64, 8, 6, 0, 0, 0];
        header.CopyTo(png, 0);
        return png;
    }
}
