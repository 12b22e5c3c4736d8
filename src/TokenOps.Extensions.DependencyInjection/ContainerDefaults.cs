using System;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TokenOps.DependencyInjection;

/// <summary>Takes from the container what the options leave open.</summary>
internal sealed class ContainerDefaults(IServiceProvider provider) : IPostConfigureOptions<TokenOpsClientOptions>
{
    public void PostConfigure(string? name, TokenOpsClientOptions options)
    {
        options.LoggerFactory ??= (ILoggerFactory?)provider.GetService(typeof(ILoggerFactory));
        if (ReferenceEquals(options.TimeProvider, TimeProvider.System) && provider.GetService(typeof(TimeProvider)) is TimeProvider time)
        {
            options.TimeProvider = time;
        }
    }
}
