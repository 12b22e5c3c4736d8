using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Replies;

/// <summary>Does nothing, to know what starting costs by itself.</summary>
internal sealed class EmptyProgram : IBenchmark
{
    public string Name => "replies-empty";

    public string Description => "Nothing, in a process of its own.";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken) => Task.FromResult(0);
}
