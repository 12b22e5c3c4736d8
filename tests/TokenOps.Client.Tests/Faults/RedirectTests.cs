using System;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class RedirectTests
{
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_on_the_same_server_is_followed_with_key_and_body(int status)
    {
        await using var server = FaultServer.Start(Step.Answer(status, "", "text/plain", "Location: /v2/things/edits?x=1"), Step.Ok());
        using var api = new TestApi(server);

        var result = await api.EditAsync();

        result.Name.Should().Be("fine");
        server.Seen[1].Target.Should().Be("/v2/things/edits?x=1");
        server.Seen[1].Method.Should().Be("POST");
        server.Seen[1].Body.Should().Equal(server.Seen[0].Body);
        server.Seen[1].Header("Authorization").Should().Be("Bearer " + TestApi.Key);
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_to_another_server_is_refused_and_nothing_goes_there(int status)
    {
        await using var other = FaultServer.Start(Step.Ok());
        await using var server = FaultServer.Start(Step.Answer(status, "", "text/plain", $"Location: {other.Address}v1/things?token=abc"));
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsRedirectException>()).Which;

        other.Seen.Should().BeEmpty();
        error.Location.Should().Be(new Uri(other.Address, "/v1/things"));
        error.Message.Should().Contain("BaseAddress").And.NotContain("token=abc");
        error.Attempts.Should().Be(1);
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    public async Task A_redirect_that_would_drop_the_body_is_refused(int status)
    {
        await using var server = FaultServer.Start(Step.Answer(status, "", "text/plain", "Location: /elsewhere"), Step.Ok());
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsRedirectException>();

        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task A_GET_follows_every_redirect_on_the_same_server()
    {
        await using var server = FaultServer.Start(Step.Answer(302, "", "text/plain", "Location: /elsewhere"), Step.Ok());
        using var api = new TestApi(server);

        (await api.ReadAsync()).Name.Should().Be("fine");
    }

    [Test]
    public async Task A_circle_of_redirects_ends()
    {
        var circle = Step.Answer(307, "", "text/plain", "Location: /v1/things/edits");
        await using var server = FaultServer.Start(circle, circle, circle, circle, circle, circle, circle, circle);
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsRedirectException>();

        server.Seen.Should().HaveCount(6);
    }

    [Test]
    public async Task A_stream_that_can_be_read_only_once_is_not_sent_to_the_new_address()
    {
        await using var server = FaultServer.Start(Step.Answer(307, "", "text/plain", "Location: /elsewhere"), Step.Ok());
        using var api = new TestApi(server);
        var file = FilePart.FromStream(new OneWayStream(new byte[100]), "a.bin", "image/png");

        var error = (await FluentActions.Awaiting(() => api.EditAsync(new TestRequest(writer => writer.Binary(file)))).Should().ThrowAsync<TokenOpsRedirectException>()).Which;

        error.Message.Should().Contain("only once");
        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task A_redirect_without_an_address_is_told()
    {
        await using var server = FaultServer.Start(Step.Answer(308));
        using var api = new TestApi(server);

        (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsRedirectException>()).Which.Location.Should().BeNull();
    }
}
