using Microsoft.Extensions.Hosting;

namespace TokenOps.Stubs.Java;

/// <summary>Leaves Ctrl+C and the signals to the application, which the default lifetime would take for itself.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
