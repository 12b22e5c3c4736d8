using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;

namespace TokenOps.Client.Tests.Http;

public sealed class OptionsTests
{
    private static readonly TestCaseData[] Wrong =
    [
        Case("Timeout", static options => options.Timeout = TimeSpan.Zero),
        Case("Timeout", static options => options.Timeout = TimeSpan.FromDays(25)),
        Case("AttemptTimeout", static options => options.AttemptTimeout = TimeSpan.FromSeconds(-1)),
        Case("AttemptTimeout", static options => options.AttemptTimeout = Timeout.InfiniteTimeSpan),
        Case("StreamIdleTimeout", static options => options.StreamIdleTimeout = TimeSpan.Zero),
        Case("MaxRetries", static options => options.MaxRetries = -1),
        Case("MaxRetries", static options => options.MaxRetries = 11),
        Case("MaxResponseBytes", static options => options.MaxResponseBytes = 0),
        Case("TimeProvider", static options => options.TimeProvider = null!),
        Case("ApiKey", static options => options.ApiKey = ""),
        Case("ApiKey", static options => options.ApiKey = "sk-secret\n"),
        Case("BaseAddress", static options => options.BaseAddress = new Uri("v1", UriKind.Relative)),
        Case("BaseAddress", static options => options.BaseAddress = new Uri("ftp://example.com")),
        Case("BaseAddress", static options => options.BaseAddress = new Uri("https://user:pass@example.com")),
        Case("BaseAddress", static options => options.BaseAddress = new Uri("https://example.com?key=secret")),
        Case("BaseAddress", static options => options.BaseAddress = new Uri("http://example.com")),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_option_is_told_by_its_name(string name, Action<TokenOpsClientOptions> spoil)
    {
        var options = new TokenOpsClientOptions { ApiKey = "sk-secret" };
        spoil(options);

        var act = () => new TokenOpsClient(options);

        act.Should().Throw<ArgumentException>().Which.Message.Should().Contain(name).And.NotContain("secret").And.NotContain("pass@");
    }

    [TestCase("http://localhost:5000")]
    [TestCase("http://127.0.0.1")]
    [TestCase("http://[::1]:81")]
    [TestCase("https://example.com/x")]
    public void Plain_http_is_for_loopback(string address)
    {
        using var client = new TokenOpsClient(new TokenOpsClientOptions { BaseAddress = new Uri(address) });

        client.Pipeline.Settings.BaseAddress.Should().Be(new Uri(address));
    }

    [Test]
    public void Plain_http_can_be_permitted()
    {
        using var client = new TokenOpsClient(new TokenOpsClientOptions { BaseAddress = new Uri("http://example.com"), AllowInsecureHttp = true });

        client.Pipeline.Settings.BaseAddress.Host.Should().Be("example.com");
    }

    [Test]
    public void The_documents_server_is_the_default()
    {
        using var client = new TokenOpsClient("sk-1");

        client.Pipeline.Settings.BaseAddress.Should().Be(new Uri(ApiDescription.DefaultServer));
    }

    [Test]
    public void The_address_of_a_HttpClient_is_taken_unless_the_options_say_otherwise()
    {
        using var http = new HttpClient { BaseAddress = new Uri("https://other.example.com/") };
        using var without = new TokenOpsClient(null, http);
        using var with = new TokenOpsClient(new TokenOpsClientOptions { BaseAddress = new Uri("https://mine.example.com") }, http);

        without.Pipeline.Settings.BaseAddress.Host.Should().Be("other.example.com");
        with.Pipeline.Settings.BaseAddress.Host.Should().Be("mine.example.com");
    }

    [Test, NonParallelizable]
    public void Environment_variables_fill_what_is_not_set()
    {
        Environment.SetEnvironmentVariable("TOKENOPS_API_KEY", "sk-env");
        Environment.SetEnvironmentVariable("TOKENOPS_BASE_URL", "https://env.example.com/v1");
        try
        {
            using var client = new TokenOpsClient();

            client.Pipeline.Settings.ApiKey.Should().Be("sk-env");
            client.Pipeline.Settings.BaseAddress.Host.Should().Be("env.example.com");
        }
        finally
        {
            Environment.SetEnvironmentVariable("TOKENOPS_API_KEY", null);
            Environment.SetEnvironmentVariable("TOKENOPS_BASE_URL", null);
        }
    }

    [Test]
    public void Later_changes_do_not_reach_the_client()
    {
        var options = new TokenOpsClientOptions { MaxRetries = 1 };
        using var client = new TokenOpsClient(options);

        options.MaxRetries = 9;

        client.Pipeline.Settings.MaxRetries.Should().Be(1);
    }

    [Test]
    public void The_options_do_not_print_the_key()
    {
        var text = new TokenOpsClientOptions { ApiKey = "sk-secret", BaseAddress = new Uri("https://u:p@example.com/x?y=z") }.ToString();

        text.Should().Contain("(set)").And.NotContain("secret").And.NotContain("u:p").And.NotContain("y=z");
    }

    [Test]
    public async Task Without_a_key_nothing_is_sent()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server, static options => options.ApiKey = null);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsAuthenticationException>()).Which;

        error.StatusCode.Should().BeNull();
        error.Message.Should().Contain("TOKENOPS_API_KEY");
        server.Seen.Should().BeEmpty();
    }

    [Test]
    public async Task A_HttpClient_that_was_handed_in_may_bring_the_key_and_is_left_alone()
    {
        await using var server = FaultServer.Start(Step.Ok(), Step.Ok());
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer theirs" } } };
        var timeout = http.Timeout;
        using (var api = new TestApi(server, static options => options.ApiKey = null, http))
        {
            await api.EditAsync();
        }

        server.Seen[0].Header("Authorization").Should().Be("Bearer theirs");
        http.Timeout.Should().Be(timeout);
        (await http.GetAsync(server.Address)).IsSuccessStatusCode.Should().BeTrue("it was not disposed");
    }

    [Test]
    public void A_test_double_can_be_derived()
    {
        using var client = new Double();

        var act = () => client.Pipeline;

        act.Should().Throw<InvalidOperationException>().Which.Message.Should().Contain("override");
    }

    private static TestCaseData Case(string name, Action<TokenOpsClientOptions> spoil) => new(name, spoil);

    private sealed class Double : TokenOpsClient
    {
    }
}
