using System;
using Microsoft.Extensions.Logging;

namespace TokenOps.Runtime;

/// <summary>The client's options as they were when it was made, completed and checked.</summary>
internal sealed class ClientSettings
{
    private readonly bool _isAddressConfigured;
    private readonly bool _allowInsecureHttp;

    private ClientSettings(Uri baseAddress, bool isAddressConfigured, string? apiKey, TokenOpsClientOptions options)
    {
        BaseAddress = baseAddress;
        _isAddressConfigured = isAddressConfigured;
        _allowInsecureHttp = options.AllowInsecureHttp;
        ApiKey = apiKey;
        Timeout = options.Timeout;
        AttemptTimeout = options.AttemptTimeout;
        StreamIdleTimeout = options.StreamIdleTimeout;
        MaxRetries = options.MaxRetries;
        RetryLostReplies = options.RetryLostReplies;
        ArrayNaming = options.ArrayNaming;
        ValidateRequests = options.ValidateRequests;
        Logger = options.LoggerFactory is null ? null : NewLogger(options);
        Time = options.TimeProvider;
        MaxResponseBytes = options.MaxResponseBytes;
    }

    public Uri BaseAddress { get; }

    public string? ApiKey { get; }

    public TimeSpan Timeout { get; }

    public TimeSpan? AttemptTimeout { get; }

    public TimeSpan StreamIdleTimeout { get; }

    public int MaxRetries { get; }

    public bool RetryLostReplies { get; }

    public MultipartArrayNaming? ArrayNaming { get; }

    public bool ValidateRequests { get; }

    /// <summary>Null when nobody wants to know, and then not even the logging library is loaded.</summary>
    public ILogger? Logger { get; }

    public TimeProvider Time { get; }

    public long MaxResponseBytes { get; }

    /// <summary>The jitter's source: numbers from 0 to 1.</summary>
    public Func<double> Random { get; init; } = Jitter.Next;

    public static ClientSettings From(TokenOpsClientOptions options, Uri? httpClientAddress)
    {
        OptionCheck.Duration(options.Timeout, nameof(options.Timeout), infinite: true);
        OptionCheck.Duration(options.StreamIdleTimeout, nameof(options.StreamIdleTimeout), infinite: true);
        if (options.AttemptTimeout is { } attempt)
        {
            OptionCheck.Duration(attempt, nameof(options.AttemptTimeout), infinite: false);
        }

        OptionCheck.Retries(options.MaxRetries, nameof(options.MaxRetries));
        OptionCheck.AtLeastOne(options.MaxResponseBytes, nameof(options.MaxResponseBytes));
        if (options.TimeProvider is null)
        {
            throw new ArgumentException("TimeProvider must be a clock, but is null.", nameof(options));
        }

        var key = options.ApiKey ?? NonEmpty(Environment.GetEnvironmentVariable("TOKENOPS_API_KEY"));
        if (key is not null)
        {
            OptionCheck.Key(key, options.ApiKey is null ? "TOKENOPS_API_KEY" : nameof(options.ApiKey));
        }

        var configured = Address(options, httpClientAddress);
        return new ClientSettings(configured ?? DefaultAddress(options), configured is not null, key, options);
    }

    /// <summary>Where an operation goes: to the configured address; without one, to the server that its own document names.</summary>
    /// <exception cref="ArgumentException">That server is none that a key may be sent to.</exception>
    public Uri AddressOf(OperationDescriptor operation) =>
        _isAddressConfigured || operation.Server is null ? BaseAddress : OptionCheck.Address(operation.Server, "The server of " + operation.Id, _allowInsecureHttp);

    private static Uri DefaultAddress(TokenOpsClientOptions options) =>
        Uri.TryCreate(ApiDescription.DefaultServer, UriKind.Absolute, out var server)
            ? OptionCheck.Address(server, nameof(options.BaseAddress), options.AllowInsecureHttp)
            : throw new ArgumentException("BaseAddress must be set, because the API's document names no server.", nameof(options));

    private static QuietLogger NewLogger(TokenOpsClientOptions options) => new QuietLogger(options.LoggerFactory!.CreateLogger("TokenOps.Client"));

    private static Uri? Address(TokenOpsClientOptions options, Uri? httpClientAddress)
    {
        var (address, name) = (options.BaseAddress, nameof(options.BaseAddress));
        if (address is null && httpClientAddress is not null)
        {
            (address, name) = (httpClientAddress, "BaseAddress of the HttpClient");
        }

        if (address is null && NonEmpty(Environment.GetEnvironmentVariable("TOKENOPS_BASE_URL")) is { } text)
        {
            name = "TOKENOPS_BASE_URL";
            if (!Uri.TryCreate(text, UriKind.Absolute, out address))
            {
                throw new ArgumentException("TOKENOPS_BASE_URL must be an absolute address such as https://api.example.com, but cannot be read as one.", nameof(options));
            }
        }

        return address is null ? null : OptionCheck.Address(address, name, options.AllowInsecureHttp);
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
