using System;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class CancellationTests
{
    [Test]
    public async Task A_call_with_a_cancelled_token_sends_nothing()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var error = (await FluentActions.Awaiting(() => api.EditAsync(cancellationToken: cancel.Token)).Should().ThrowAsync<OperationCanceledException>()).Which;

        error.CancellationToken.Should().Be(cancel.Token);
        server.Seen.Should().BeEmpty();
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Ty")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":")]
    [TestCase("HTTP/1.1 500 Oh\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":")]
    public async Task Cancelling_gives_the_callers_token_and_closes_the_connection(string sent)
    {
        await using var server = FaultServer.Start(Step.Stall(sent));
        using var api = new TestApi(server);
        using var cancel = new CancellationTokenSource();

        var call = api.EditAsync(cancellationToken: cancel.Token);
        await server.Stalled;
        await cancel.CancelAsync();

        var error = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>()).Which;
        error.CancellationToken.Should().Be(cancel.Token);
        await server.AllClosedAsync();
    }

    [Test]
    public async Task Leaving_a_reply_half_read_closes_its_connection_at_once()
    {
        await using var server = FaultServer.Start(Step.Stall("HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 1000000\r\n\r\n12345"));
        using var api = new TestApi(server);

        using (var response = await api.Pipeline.SendForBinaryAsync(TestApi.Edit, new TestRequest(), null, default))
        {
            await response.Content.ReadExactlyAsync(new byte[2]);
        }

        await server.AllClosedAsync();
    }
}
