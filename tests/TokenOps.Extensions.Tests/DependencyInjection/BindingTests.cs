using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TokenOps.Extensions.Tests.DependencyInjection;

/// <summary>Options from configuration: every one that has a text, and what those that have none are told.</summary>
public sealed class BindingTests
{
    private const string Key = "sk-nobody-may-see";

    private static async Task<TokenOpsClientOptions> BindAsync(params (string Name, string Value)[] values)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(values.Prepend(("ApiKey", Key)).GroupBy(v => v.Item1, v => v.Item2, (name, all) => KeyValuePair.Create("TokenOps:Eu:" + name, (string?)all.Last())));
        builder.Services.AddTokenOps("eu", builder.Configuration.GetSection("TokenOps:Eu"));
        using var host = builder.Build();
        await host.StartAsync();
        var options = host.Services.GetRequiredService<IOptionsMonitor<TokenOpsClientOptions>>().Get("eu");
        await host.StopAsync();
        return options;
    }

    [Test]
    public async Task Every_option_of_a_simple_type_is_bound()
    {
        var texts = new Dictionary<string, string>
        {
            ["ApiKey"] = "sk-other",
            ["BaseAddress"] = "https://gateway.test/v1",
            ["Timeout"] = "00:05:00",
            ["AttemptTimeout"] = "00:02:00",
            ["StreamIdleTimeout"] = "00:00:40",
            ["MaxRetries"] = "4",
            ["RetryLostReplies"] = "true",
            ["ArrayNaming"] = "Brackets",
            ["ValidateRequests"] = "false",
            ["MaxResponseBytes"] = "1000000",
            ["AllowInsecureHttp"] = "true",
        };
        var simple = typeof(TokenOpsClientOptions).GetProperties().Where(p => p.PropertyType.IsValueType || p.PropertyType == typeof(string) || p.PropertyType == typeof(Uri)).ToList();
        simple.Select(p => p.Name).Should().BeEquivalentTo(texts.Keys, "a new option is to be tried here");

        var bound = await BindAsync([.. texts.Select(t => (t.Key, t.Value))]);

        var standard = new TokenOpsClientOptions();
        simple.Where(p => Equals(p.GetValue(bound), p.GetValue(standard))).Should().BeEmpty();
        (bound.Timeout, bound.AttemptTimeout, bound.ArrayNaming).Should().Be((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2), MultipartArrayNaming.Brackets));
    }

    [TestCase("MaxRetries", "many", "TokenOps:Eu:MaxRetries")]
    [TestCase("Timeout", "long", "TokenOps:Eu:Timeout")]
    [TestCase("BaseAddress", "http://[", "TokenOps:Eu:BaseAddress")]
    [TestCase("ArrayNaming", "Braces", "TokenOps:Eu:ArrayNaming")]
    [TestCase("ValidateRequests", "maybe", "TokenOps:Eu:ValidateRequests")]
    [TestCase("MaxRetries", "99", "TokenOps.eu: MaxRetries must be 0 to 10, but is 99")]
    [TestCase("Timeout", "-00:01:00", "TokenOps.eu: Timeout must be")]
    [TestCase("BaseAddress", "gateway.test", "TokenOps.eu: BaseAddress must be")]
    [TestCase("MaxResponseBytes", "0", "TokenOps.eu: MaxResponseBytes must be")]
    public async Task A_wrong_value_keeps_the_host_from_starting_and_is_named_without_the_key(string name, string value, string told)
    {
        var start = () => BindAsync((name, value));

        var error = (await start.Should().ThrowAsync<Exception>()).Which;
        error.Message.Should().Contain(told);
        error.ToString().Should().NotContain(Key);
    }

    [TestCase("sk nobody-may-see-blank", "blank")]
    [TestCase("sk-nobody-may-see-\u00fc", "may-see")]
    [TestCase("sk-nobody-may-see-\nnext", "next")]
    [TestCase("Bearer sk-nobody-may-see", "nobody")]
    public async Task A_key_that_cannot_be_one_is_told_of_without_being_shown(string key, string part)
    {
        var start = () => BindAsync(("ApiKey", key));

        var error = (await start.Should().ThrowAsync<OptionsValidationException>()).Which;
        error.Message.Should().StartWith("TokenOps.eu: ApiKey");
        error.ToString().Should().NotContain(key).And.NotContain(part);
    }
}
