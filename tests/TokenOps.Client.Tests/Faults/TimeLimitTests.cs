using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class TimeLimitTests
{
    private const string MidBody = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":";

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Ty")]
    [TestCase(MidBody)]
    public async Task A_stalling_server_runs_into_the_overall_limit(string sent)
    {
        await using var server = FaultServer.Start(Step.Stall(sent));
        using var api = new TestApi(server, static options => options.StreamIdleTimeout = Timeout.InfiniteTimeSpan);

        var call = api.EditAsync();
        await server.Stalled;
        api.Time.Advance(TimeSpan.FromMinutes(10));

        var error = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<TokenOpsTimeoutException>()).Which;
        error.Kind.Should().Be(TokenOpsTimeoutKind.Overall);
        error.Limit.Should().Be(TimeSpan.FromMinutes(10));
        error.RequestWasSent.Should().BeTrue();
        error.Message.Should().Contain("10 min");
        await server.AllClosedAsync();
    }

    [Test]
    public async Task The_callers_own_limit_for_a_call_is_kept()
    {
        await using var server = FaultServer.Start(Step.Stall());
        using var api = new TestApi(server);

        var call = api.EditAsync(options: new CallOptions { Timeout = TimeSpan.FromSeconds(90) });
        await server.Stalled;
        api.Time.Advance(TimeSpan.FromSeconds(90));

        (await FluentActions.Awaiting(() => call).Should().ThrowAsync<TokenOpsTimeoutException>()).Which.Limit.Should().Be(TimeSpan.FromSeconds(90));
    }

    [Test]
    public async Task An_attempt_that_takes_too_long_is_not_repeated_when_its_work_may_be_done()
    {
        await using var server = FaultServer.Start(Step.Stall(), Step.Ok());
        using var api = new TestApi(server, options => options.AttemptTimeout = TimeSpan.FromMinutes(2));

        var call = api.EditAsync();
        await server.Stalled;
        api.Time.Advance(TimeSpan.FromMinutes(2));

        var error = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<TokenOpsTimeoutException>()).Which;
        error.Kind.Should().Be(TokenOpsTimeoutKind.Attempt);
        error.Message.Should().Contain("RetryLostReplies");
    }

    [Test]
    public async Task An_attempt_that_takes_too_long_is_repeated_if_the_caller_permits_it()
    {
        await using var server = FaultServer.Start(Step.Stall(), Step.Ok());
        using var api = new TestApi(server, options =>
        {
            options.AttemptTimeout = TimeSpan.FromMinutes(2);
            options.RetryLostReplies = true;
        });

        var call = api.EditAsync();
        await server.Stalled;
        api.Time.Advance(TimeSpan.FromMinutes(2));

        (await call).Name.Should().Be("fine");
    }

    [Test]
    public async Task A_slow_drip_is_bounded_by_the_overall_limit()
    {
        var drip = new Step(async call =>
        {
            await call.SendAsync(MidBody);
            for (var count = 0; count < 20; count++)
            {
                await call.SendAsync(" ");
            }

            await call.StallAsync();
        });
        await using var server = FaultServer.Start(drip);
        using var api = new TestApi(server);

        var call = api.EditAsync();
        await server.Stalled;
        api.Time.Advance(TimeSpan.FromMinutes(10));

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<TokenOpsTimeoutException>();
    }

    [Test]
    public async Task A_reply_handed_out_as_a_stream_may_not_fall_silent()
    {
        await using var server = FaultServer.Start(Step.Stall("HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 100\r\n\r\n12345"));
        using var api = new TestApi(server, options => options.StreamIdleTimeout = TimeSpan.FromMinutes(3));
        using var response = await api.Pipeline.SendForBinaryAsync(TestApi.Edit, new TestRequest(), null, default);
        var first = new byte[5];
        await response.Content.ReadExactlyAsync(first);

        var read = response.Content.ReadAsync(new byte[5]).AsTask();
        await api.Time.Armed(TimeSpan.FromMinutes(3));
        api.Time.Advance(TimeSpan.FromMinutes(3));

        var error = (await FluentActions.Awaiting(() => read).Should().ThrowAsync<TokenOpsTimeoutException>()).Which;
        error.Kind.Should().Be(TokenOpsTimeoutKind.StreamIdle);
    }

    [Test]
    public async Task A_limit_of_the_callers_HttpClient_is_told_as_such()
    {
        await using var server = FaultServer.Start(Step.Stall());
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        using var api = new TestApi(server, http: http);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsTimeoutException>()).Which;

        error.Kind.Should().Be(TokenOpsTimeoutKind.HttpClient);
        error.Message.Should().Contain("HttpClient");
    }
}
