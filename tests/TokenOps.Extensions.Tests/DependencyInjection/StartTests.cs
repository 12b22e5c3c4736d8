using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TokenOps.Extensions.Tests.DependencyInjection;

/// <summary>What is wrong shows when the host starts, not with the first request.</summary>
[NonParallelizable]
public sealed class StartTests
{
    private static async Task StartAsync(Action<IServiceCollection> register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        register(builder.Services);
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    [Test]
    public async Task An_option_out_of_its_range_is_named_with_its_client()
    {
        var start = () => StartAsync(s => s.AddTokenOps("eu", o => (o.ApiKey, o.MaxRetries) = ("sk-secret", 99)));

        var thrown = await start.Should().ThrowAsync<OptionsValidationException>();
        thrown.Which.Failures.Should().ContainSingle().Which.Should().StartWith("TokenOps.eu: MaxRetries must be 0 to 10, but is 99.");
        thrown.Which.ToString().Should().NotContain("sk-secret");
    }

    [Test]
    public async Task A_section_is_checked_too()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "sk-key"), new("BaseAddress", "http://gateway.test")]).Build();
        var start = () => StartAsync(s => s.AddTokenOps(section));

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().StartWith("TokenOps: BaseAddress must be https");
    }

    [Test]
    public async Task A_missing_key_is_told()
    {
        using var variable = new ScopedVariable("TOKENOPS_API_KEY", null);
        var start = () => StartAsync(s => s.AddTokenOps());

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().StartWith("TokenOps: there is no API key. Set ApiKey or the environment variable TOKENOPS_API_KEY");
    }

    [Test]
    public async Task A_key_may_be_missing_where_that_was_said()
    {
        using var variable = new ScopedVariable("TOKENOPS_API_KEY", null);
        var start = () => StartAsync(s => s.AddTokenOps("own").AllowMissingApiKey());

        await start.Should().NotThrowAsync();
    }

    [Test]
    public async Task The_environment_gives_the_key()
    {
        using var variable = new ScopedVariable("TOKENOPS_API_KEY", "sk-environment");
        var start = () => StartAsync(s => s.AddTokenOps());

        await start.Should().NotThrowAsync();
    }
}
