using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TokenOps.Extensions.Tests.DependencyInjection;

/// <summary>Which client a container gives, and where it sends to.</summary>
public sealed class RegistrationTests
{
    private static IConfiguration Configuration(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build();

    [Test]
    public async Task The_client_sends_to_the_configured_address_with_the_configured_key()
    {
        using var server = new AnsweringHandler();
        var section = Configuration(("TokenOps:ApiKey", "sk-bound"), ("TokenOps:BaseAddress", "https://gateway.test/base"), ("TokenOps:Timeout", "00:00:30"));
        var services = new ServiceCollection();
        services.AddTokenOps(section.GetSection("TokenOps")).ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<TokenOpsClient>().Images.CreateImageEditAsync(Requests.Edit());

        server.Addresses.Should().Equal(new Uri("https://gateway.test/base/v1/images/edits"));
        server.Keys.Should().Equal("Bearer sk-bound");
    }

    [Test]
    public async Task Named_clients_have_their_own_key_address_and_handlers()
    {
        using var first = new AnsweringHandler();
        using var second = new AnsweringHandler();
        var services = new ServiceCollection();
        services.AddTokenOps("first", o => (o.ApiKey, o.BaseAddress) = ("sk-first", new Uri("https://first.test"))).ConfigurePrimaryHttpMessageHandler(() => first);
        services.AddTokenOps("second", Configuration(("ApiKey", "sk-second"), ("BaseAddress", "https://second.test"))).ConfigurePrimaryHttpMessageHandler(() => second);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<TokenOpsClient>("first").Images.CreateImageEditAsync(Requests.Edit());
        await provider.GetRequiredKeyedService<TokenOpsClient>("second").Images.CreateImageEditAsync(Requests.Edit());

        (first.Keys.Single(), first.Addresses.Single().Host).Should().Be(("Bearer sk-first", "first.test"));
        (second.Keys.Single(), second.Addresses.Single().Host).Should().Be(("Bearer sk-second", "second.test"));
        provider.GetService<TokenOpsClient>().Should().BeNull("only named clients were registered");
    }

    [Test]
    public async Task A_handler_of_the_caller_sees_every_attempt()
    {
        using var server = new AnsweringHandler(System.Net.HttpStatusCode.ServiceUnavailable);
        using var handler = new CountingHandler();
        var services = new ServiceCollection();
        services.AddTokenOps(o => o.ApiKey = "sk-key").ConfigurePrimaryHttpMessageHandler(() => server).AddHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<TokenOpsClient>().Images.CreateImageEditAsync(Requests.Edit());

        handler.Count.Should().Be(2);
    }

    [Test]
    public async Task Every_scope_gets_the_same_client()
    {
        var services = new ServiceCollection();
        services.AddTokenOps(o => o.ApiKey = "sk-key");
        services.AddTokenOps(o => o.MaxRetries = 0);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();

        scope.ServiceProvider.GetRequiredService<TokenOpsClient>().Should().BeSameAs(provider.GetRequiredService<TokenOpsClient>());
    }

    [Test]
    public void A_client_registered_before_stays()
    {
        using var own = new TokenOpsClient("sk-own");
        var services = new ServiceCollection();
        services.AddSingleton(own);
        services.AddTokenOps(o => o.ApiKey = "sk-key");
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<TokenOpsClient>().Should().BeSameAs(own);
    }

    [Test]
    public void An_empty_name_is_refused()
    {
        var add = () => new ServiceCollection().AddTokenOps(string.Empty);

        add.Should().Throw<ArgumentException>().WithParameterName("name");
    }
}
