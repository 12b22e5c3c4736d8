using System;
using System.Linq;
using System.Threading;
using TokenOps.Benchmarks;
using TokenOps.Benchmarks.Calls;

// Before the search below loads every type and what it is derived from, which is part of what starting costs.
if (args is [StartProgram.Name, ..])
    return await StartProgram.RunAsync(args[1..]);

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

var benchmarks = typeof(IBenchmark).Assembly.GetTypes()
    .Where(static t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IBenchmark)))
    .Select(static t => (IBenchmark)Activator.CreateInstance(t)!)
    .OrderBy(static b => b.Name, StringComparer.Ordinal)
    .ToList();

if (benchmarks.Find(b => string.Equals(b.Name, args.FirstOrDefault(), StringComparison.OrdinalIgnoreCase)) is { } benchmark)
    return await benchmark.RunAsync(args[1..], cancellation.Token);

Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/TokenOps.Benchmarks -- <name>");
foreach (var known in benchmarks)
    Console.Error.WriteLine($"  {known.Name,-12} {known.Description}");
return 2;
