using System;
using System.Net.Http;
using Microsoft.Extensions.Options;

namespace TokenOps.DependencyInjection;

/// <summary>Checks options as the client itself does, before the first call needs them.</summary>
internal sealed class ClientOptionsValidation(IOptionsMonitor<MissingKeyRule> missingKey) : IValidateOptions<TokenOpsClientOptions>
{
    public ValidateOptionsResult Validate(string? name, TokenOpsClientOptions options)
    {
        var client = ClientFactory.HttpClientName(name ?? string.Empty);
        try
        {
            // The client's own rules, so that they are written down once. It opens no connection.
            using var unused = new HttpClient();
            using var checkedClient = new TokenOpsClient(options, unused);
        }
        catch (ArgumentException broken)
        {
            return ValidateOptionsResult.Fail($"{client}: {FirstLine(broken.Message)}");
        }

        return options.ApiKey is null && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("TOKENOPS_API_KEY")) && !missingKey.Get(client).Allowed
            ? ValidateOptionsResult.Fail($"{client}: there is no API key. Set ApiKey or the environment variable TOKENOPS_API_KEY, or call AllowMissingApiKey() where a handler of your own authorizes.")
            : ValidateOptionsResult.Success;
    }

    // .NET Framework puts the argument's name and value on lines of their own.
    private static string FirstLine(string message) => message.Split('\r', '\n')[0];
}
