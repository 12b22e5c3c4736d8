using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks;

/// <summary>One benchmark; found by reflection and started by its name.</summary>
internal interface IBenchmark
{
    /// <summary>The first argument on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured, in one line.</summary>
    string Description { get; }

    /// <summary>Runs the benchmark, or the part of it that the arguments ask a child process for.</summary>
    /// <returns>The exit code: 0 when every target was met.</returns>
    Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken);
}
