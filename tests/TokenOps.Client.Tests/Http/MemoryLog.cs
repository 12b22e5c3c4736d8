using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace TokenOps.Client.Tests.Http;

/// <summary>Keeps what is logged.</summary>
internal sealed class MemoryLog : ILoggerFactory, ILogger
{
    private readonly List<(int Id, string Text)> _entries = [];

    public IEnumerable<int> Ids => _entries.ConvertAll(static entry => entry.Id);

    public string Text => string.Join('\n', _entries.ConvertAll(static entry => entry.Text));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Add((eventId.Id, formatter(state, exception) + exception));

    public void Dispose()
    {
    }
}
