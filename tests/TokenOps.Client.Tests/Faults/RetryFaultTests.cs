using System;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class RetryFaultTests
{
    [TestCase("Retry-After: 7", 7)]
    [TestCase("Retry-After: 1.5", 1.5)]
    [TestCase("Retry-After: 60", 60)]
    [TestCase("Retry-After: Sun, 22 Nov 2026 12:00:20 GMT", 20)]
    [TestCase("Retry-After: Sunday, 22-Nov-26 12:00:20 GMT", 20)]
    [TestCase("retry-after-ms: 250", 0.25)]
    public async Task The_wait_that_the_server_asks_for_is_kept(string header, double seconds)
    {
        await using var server = FaultServer.Start(Step.Answer(429, "", "application/json", header), Step.Ok());
        using var api = new TestApi(server);

        var result = await api.EditAsync();

        result.Name.Should().Be("fine");
        api.Time.Waits.Should().Equal(seconds);
        server.Seen.Should().HaveCount(2);
    }

    [TestCase("Retry-After: Sun, 22 Nov 2026 11:00:00 GMT")]
    [TestCase("Retry-After: 86400")]
    [TestCase("Retry-After: Mon, 23 Nov 2026 12:00:00 GMT")]
    [TestCase("Retry-After: -3")]
    [TestCase("Retry-After: soon")]
    [TestCase("retry-after-ms: 100000")]
    [TestCase("X-Nothing: 1")]
    public async Task Without_a_sensible_wish_the_wait_is_exponential_with_jitter(string header)
    {
        var step = Step.Answer(503, "", "text/plain", header);
        await using var server = FaultServer.Start(step, step, Step.Ok());
        using var api = new TestApi(server);

        await api.EditAsync();

        api.Time.Waits.Should().HaveCount(2);
        api.Time.Waits[0].Should().BeInRange(0.375, 0.5);
        api.Time.Waits[1].Should().BeInRange(0.75, 1);
    }

    [TestCase(408)]
    [TestCase(409)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    [TestCase(529)]
    public async Task A_passing_failure_is_tried_again_with_the_same_bytes(int status)
    {
        await using var server = FaultServer.Start(Step.Answer(status), Step.Answer(status), Step.Ok());
        using var api = new TestApi(server);

        var result = await api.EditAsync();

        result.Name.Should().Be("fine");
        server.Seen.Should().HaveCount(3).And.OnlyContain(seen => seen.BodyText == server.Seen[0].BodyText && seen.Header("Authorization") == "Bearer " + TestApi.Key);
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(413)]
    [TestCase(422)]
    public async Task A_refusal_is_not_tried_again(int status)
    {
        await using var server = FaultServer.Start(Step.Answer(status), Step.Ok());
        using var api = new TestApi(server);

        var act = () => api.EditAsync();

        (await act.Should().ThrowAsync<ApiException>()).Which.Attempts.Should().Be(1);
        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task The_server_can_ask_for_a_retry_of_what_looks_final()
    {
        await using var server = FaultServer.Start(Step.Answer(400, "", "text/plain", "x-should-retry: true"), Step.Ok());
        using var api = new TestApi(server);

        var result = await api.EditAsync();

        result.Name.Should().Be("fine");
    }

    [Test]
    public async Task The_server_can_forbid_a_retry_of_what_looks_passing()
    {
        await using var server = FaultServer.Start(Step.Answer(503, "", "text/plain", "x-should-retry: false"), Step.Ok());
        using var api = new TestApi(server);

        var act = () => api.EditAsync();

        (await act.Should().ThrowAsync<TokenOpsServerException>()).Which.Attempts.Should().Be(1);
        api.Time.Waits.Should().BeEmpty();
    }

    [TestCase(0, 1)]
    [TestCase(1, 2)]
    [TestCase(4, 5)]
    public async Task The_number_of_retries_is_an_option_and_the_exception_counts(int retries, int attempts)
    {
        var down = Step.Answer(503);
        await using var server = FaultServer.Start(down, down, down, down, down, down);
        using var api = new TestApi(server, options => options.MaxRetries = retries);

        var act = () => api.EditAsync();

        (await act.Should().ThrowAsync<TokenOpsServerException>()).Which.Attempts.Should().Be(attempts);
        server.Seen.Should().HaveCount(attempts);
    }

    [Test]
    public async Task A_call_can_have_its_own_number_of_retries()
    {
        await using var server = FaultServer.Start(Step.Answer(503), Step.Ok());
        using var api = new TestApi(server);

        var act = () => api.EditAsync(options: new CallOptions { MaxRetries = 0 });

        await act.Should().ThrowAsync<TokenOpsServerException>();
        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task A_wait_that_would_outlast_the_overall_limit_is_not_begun()
    {
        await using var server = FaultServer.Start(Step.Answer(429, "", "text/plain", "Retry-After: 50"), Step.Ok());
        var time = new ObservedTime { JumpUpTo = TimeSpan.Zero };
        using var api = new TestApi(server, options => options.TimeProvider = time);

        var act = () => api.EditAsync(options: new CallOptions { Timeout = TimeSpan.FromSeconds(49) });

        var error = (await act.Should().ThrowAsync<TokenOpsRateLimitException>()).Which;
        error.Message.Should().Contain("wait of 50 s").And.Contain("Timeout");
        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task The_rate_limit_exception_says_how_long_the_server_wants_to_rest()
    {
        await using var server = FaultServer.Start(Step.Answer(429, "", "text/plain", "Retry-After: 86400"));
        using var api = new TestApi(server, options => options.MaxRetries = 0);

        var act = () => api.EditAsync();

        (await act.Should().ThrowAsync<TokenOpsRateLimitException>()).Which.RetryAfter.Should().Be(TimeSpan.FromDays(1));
    }

    [Test]
    public async Task Cancelling_during_the_wait_ends_the_call_at_once()
    {
        using var cancel = new System.Threading.CancellationTokenSource();
        await using var server = FaultServer.Start(Step.Answer(429, "", "text/plain", "Retry-After: 30"), Step.Ok());
        var time = new ObservedTime { JumpUpTo = TimeSpan.Zero };
        using var api = new TestApi(server, options => options.TimeProvider = time);

        var call = api.EditAsync(cancellationToken: cancel.Token);
        await time.Armed(TimeSpan.FromSeconds(30));
        await cancel.CancelAsync();

        var error = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>()).Which;
        error.CancellationToken.Should().Be(cancel.Token);
        server.Seen.Should().HaveCount(1);
    }
}
