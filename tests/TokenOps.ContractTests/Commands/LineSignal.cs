namespace TokenOps.ContractTests.Commands;

/// <summary>Tells when a line has been written.</summary>
internal sealed class LineSignal(Func<string, bool> isAwaited) : StringWriter
{
    private readonly TaskCompletionSource<string> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Written => _written.Task;

    public override Task WriteLineAsync(string? value)
    {
        if (value is not null && isAwaited(value))
        {
            _written.TrySetResult(value);
        }

        return Task.CompletedTask;
    }
}
