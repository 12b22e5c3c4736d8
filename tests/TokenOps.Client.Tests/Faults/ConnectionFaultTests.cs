using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class ConnectionFaultTests
{
    private const string HeadOnly = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    private const string HalfReply = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":";

    [Test]
    public async Task A_refused_connection_is_tried_again_and_then_told()
    {
        using var api = new TestApi(UnusedAddress());

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsConnectionException>()).Which;

        error.Attempts.Should().Be(3);
        error.RequestWasSent.Should().BeFalse();
        error.Message.Should().Contain("before anything was sent").And.Contain("ConnectionRefused").And.Contain("3 attempts");
        api.Time.Waits.Should().HaveCount(2);
    }

    [Test]
    public async Task A_connection_that_breaks_during_the_upload_is_tried_again_with_the_same_bytes()
    {
        var breaks = new Step(static call =>
        {
            call.Reset();
            return Task.CompletedTask;
        })
        { ReadsBody = false };
        var bytes = new byte[8 * 1024 * 1024];
        new Random(1).NextBytes(bytes);
        await using var server = FaultServer.Start(breaks, Step.Ok());
        using var api = new TestApi(server);

        await api.EditAsync(new TestRequest(writer => writer.Binary(FilePart.FromBytes(bytes, "a.bin"))));

        server.Seen.Should().HaveCount(2);
        server.Seen[1].Body.AsSpan().SequenceEqual(bytes).Should().BeTrue();
    }

    [Test]
    public async Task An_answer_that_comes_before_the_upload_has_ended_is_not_lost()
    {
        var early = new Step(static async call =>
        {
            await call.SendAsync("HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            await call.ClientGoneAsync();
        })
        { ReadsBody = false };
        await using var server = FaultServer.Start(early);
        using var api = new TestApi(server);

        var act = () => api.EditAsync(new TestRequest(static writer => writer.Binary(FilePart.FromBytes(new byte[8 * 1024 * 1024], "a.bin"))));

        (await act.Should().ThrowAsync<TokenOpsInvalidRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [TestCase("", "after the request had been sent")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Ty", "after the request had been sent")]
    [TestCase(HeadOnly, "while the reply was read")]
    [TestCase(HalfReply, "while the reply was read")]
    public async Task A_POST_whose_reply_is_lost_is_not_sent_again(string sent, string where)
    {
        await using var server = FaultServer.Start(Step.Reset(sent), Step.Ok());
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsConnectionException>()).Which;

        error.RequestWasSent.Should().BeTrue();
        error.Attempts.Should().Be(1);
        error.Message.Should().Contain("RetryLostReplies").And.Contain(where);
        server.Seen.Should().HaveCount(1);
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Ty")]
    [TestCase(HalfReply)]
    public async Task A_lost_reply_is_asked_for_again_if_the_caller_permits_it(string sent)
    {
        await using var server = FaultServer.Start(Step.Reset(sent), Step.Ok());
        using var api = new TestApi(server, options => options.RetryLostReplies = true);

        var result = await api.EditAsync();

        result.Name.Should().Be("fine");
        server.Seen.Should().HaveCount(2);
        server.Seen[1].Body.Should().Equal(server.Seen[0].Body);
    }

    [TestCase("")]
    [TestCase(HalfReply)]
    public async Task A_lost_reply_to_a_GET_is_asked_for_again(string sent)
    {
        await using var server = FaultServer.Start(Step.Reset(sent), Step.Reset(sent), Step.Ok());
        using var api = new TestApi(server);

        var result = await api.ReadAsync();

        result.Name.Should().Be("fine");
        server.Seen.Should().HaveCountGreaterThanOrEqualTo(3);
    }

    [Test]
    public async Task A_connection_that_ends_in_an_orderly_way_without_an_answer_counts_as_lost()
    {
        await using var server = FaultServer.Start(Step.Raw(""), Step.Ok());
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsConnectionException>();

        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task What_can_be_read_only_once_is_sent_only_once_and_the_error_says_so()
    {
        var bytes = Enumerable.Range(0, 5000).Select(static number => (byte)number).ToArray();
        await using var server = FaultServer.Start(Step.Answer(503), Step.Ok());
        using var api = new TestApi(server);
        var file = FilePart.FromStream(new OneWayStream(bytes), "a.bin");

        var error = (await FluentActions.Awaiting(() => api.EditAsync(new TestRequest(writer => writer.Multipart().AddFile("image", file))))
            .Should().ThrowAsync<TokenOpsServerException>()).Which;

        error.Attempts.Should().Be(1);
        error.Message.Should().Contain("only once");
        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task What_can_be_read_only_once_is_still_tried_again_while_nothing_of_it_was_read()
    {
        using var api = new TestApi(UnusedAddress());
        var file = FilePart.FromStream(new OneWayStream(new byte[100]), "a.bin", "image/png");

        var error = (await FluentActions.Awaiting(() => api.EditAsync(new TestRequest(writer => writer.Multipart().AddFile("image", file))))
            .Should().ThrowAsync<TokenOpsConnectionException>()).Which;

        error.Attempts.Should().Be(3);
    }

    [Test]
    public async Task The_callers_own_failing_stream_is_not_blamed_on_the_network()
    {
        await using var server = FaultServer.Start(Step.Ok(), Step.Ok(), Step.Ok());
        using var api = new TestApi(server);
        var file = FilePart.FromFile(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "there-is-no-such-file.png"));

        var act = () => api.EditAsync(new TestRequest(writer => writer.Multipart().AddFile("image", file)));

        await act.Should().ThrowAsync<FilePartException>();
        api.Time.Waits.Should().BeEmpty();
    }

    [Test]
    public async Task Garbage_instead_of_an_answer_is_a_broken_connection()
    {
        await using var server = FaultServer.Start(Step.Raw("SSH-2.0-OpenSSH_9.6\r\n"));
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsConnectionException>();
    }

    private static Uri UnusedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri("http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
