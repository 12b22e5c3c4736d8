using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace TokenOps.ContractTests.Contract;

/// <summary>Keeps what a client warns about before it sends.</summary>
internal sealed partial class WarningLog : ILoggerFactory, ILogger
{
    private const string Warning = "RequestWarning";

    private readonly ConcurrentQueue<string> _texts = new();

    /// <summary>The warnings; the client warns of nothing but values that are none of an enum's.</summary>
    public IReadOnlyList<ValidationFinding> Findings =>
        [.. _texts.Select(text => new ValidationFinding("enum", MemberName().Match(text).Groups["name"].Value, text, text) { Severity = ValidationSeverity.Warning })];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == Warning && state is IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            _texts.Enqueue((string)values.First(value => value.Key == "Finding").Value!);
        }
    }

    public void Dispose()
    {
    }

    [GeneratedRegex(@"\A'(?<name>.*?)' must be ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MemberName();
}
