using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TokenOps.Extensions.Tests.DependencyInjection;

/// <summary>Keeps every message of every category and level: its text, its values, its exception in full.</summary>
internal sealed class MemoryLoggerProvider : ILoggerProvider
{
    public ConcurrentQueue<string> Messages { get; } = new();

    public ILogger CreateLogger(string categoryName) => new MemoryLogger(categoryName, Messages);

    public void Dispose()
    {
    }

    private sealed class MemoryLogger(string category, ConcurrentQueue<string> messages) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            messages.Enqueue($"{category}: scope {state} {Values(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            messages.Enqueue($"{category}: {formatter(state, exception)} {Values(state)} {exception}");

        private static string Values<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(", ", values) : string.Empty;
    }
}
