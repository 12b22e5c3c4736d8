using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Bodies that stop in the middle, of every form.</summary>
public sealed class IdleTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(3);

    private static readonly OperationDescriptor Watch = new("watchThing", "POST", "/v1/things") { Security = SecurityScheme.Bearer };

    [TestCase("json")]
    [TestCase("text")]
    [TestCase("file")]
    [TestCase("file, synchronously")]
    [TestCase("file, copied")]
    [TestCase("events")]
    public async Task A_body_that_stops_in_the_middle_ends_by_the_idle_limit(string form)
    {
        var mediaType = form switch { "json" => "application/json", "text" => "text/plain", "events" => "text/event-stream", _ => "audio/mpeg" };
        await using var server = FaultServer.Start(Step.Stall($"HTTP/1.1 200 OK\r\nContent-Type: {mediaType}\r\nx-request-id: req-6\r\nContent-Length: 100\r\n\r\n{{\"name\":"));
        using var api = new TestApi(server, static options => options.StreamIdleTimeout = Idle);

        var call = Task.Run(() => ReadAsync(api, form));
        await server.Stalled;
        await api.Time.Armed(Idle);
        api.Time.Advance(Idle);

        var error = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<TokenOpsTimeoutException>()).Which;
        error.Kind.Should().Be(TokenOpsTimeoutKind.StreamIdle);
        error.Limit.Should().Be(Idle);
        error.RequestWasSent.Should().BeTrue();
        error.RequestId.Should().Be("req-6");
        await server.AllClosedAsync();
    }

    [Test]
    public async Task An_error_whose_body_stops_in_the_middle_keeps_its_status()
    {
        await using var server = FaultServer.Start(Step.Stall("HTTP/1.1 403 Forbidden\r\nContent-Length: 100\r\n\r\n{\"message\":\"no\""));
        using var api = new TestApi(server, static options => options.StreamIdleTimeout = Idle);

        var call = api.EditAsync();
        await server.Stalled;
        await api.Time.Armed(Idle);
        api.Time.Advance(Idle);

        (await FluentActions.Awaiting(() => call).Should().ThrowAsync<TokenOpsPermissionException>()).Which.ErrorMessage.Should().Be("no");
    }

    [Test]
    public async Task A_body_that_drips_is_still_bounded_by_the_attempts_limit()
    {
        await using var server = FaultServer.Start(Step.Stall("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":"));
        using var api = new TestApi(server, static options =>
        {
            options.StreamIdleTimeout = TimeSpan.FromMinutes(4);
            options.AttemptTimeout = Idle;
        });

        var call = api.EditAsync();
        await server.Stalled;
        await api.Time.Armed(Idle);
        api.Time.Advance(Idle);

        (await FluentActions.Awaiting(() => call).Should().ThrowAsync<TokenOpsTimeoutException>()).Which.Kind.Should().Be(TokenOpsTimeoutKind.Attempt);
    }

    [Test]
    public async Task A_link_whose_body_stops_in_the_middle_ends_by_its_own_idle_limit()
    {
        await using var server = FaultServer.Start(Step.Stall("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nGIF89a"));
        using var handler = DefaultHttpHandler.Create();
        var time = new ObservedTime { JumpUpTo = TimeSpan.Zero };
        var download = new LinkDownload(handler) { AllowHttpToLoopback = true, TimeProvider = time, IdleTimeout = TimeSpan.FromSeconds(20) };

        var loading = download.ToMemoryAsync(server.Address);
        await server.Stalled;
        await time.Armed(TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(20));

        var error = (await FluentActions.Awaiting(() => loading).Should().ThrowAsync<TokenOpsTimeoutException>()).Which;
        error.Kind.Should().Be(TokenOpsTimeoutKind.StreamIdle);
        error.Limit.Should().Be(TimeSpan.FromSeconds(20));
        await server.AllClosedAsync();
    }

    private static async Task ReadAsync(TestApi api, string form)
    {
        switch (form)
        {
            case "json":
                await api.EditAsync();
                break;
            case "text":
                await api.Pipeline.SendForTextAsync(TestApi.Edit, new TestRequest(), null, default);
                break;
            case "events":
                await foreach (var item in api.Pipeline.StreamAsync<TestResult>(Watch, new TestRequest(), null, ReflectedJson.Read<TestResult>, CancellationToken.None))
                {
                    item.Should().BeNull("no event is complete");
                }

                break;
            default:
                using (var response = await api.Pipeline.SendForBinaryAsync(TestApi.Edit, new TestRequest(), null, default))
                {
                    await ReadAsync(response, form);
                }

                break;
        }
    }

    private static async Task ReadAsync(BinaryResponse response, string form)
    {
        var buffer = new byte[100];
        switch (form)
        {
            case "file":
                await response.ReadAsBytesAsync();
                break;
            case "file, copied":
                response.Content.CopyTo(Stream.Null);
                break;
            default:
                while (response.Content.Read(buffer, 0, buffer.Length) > 0)
                {
                }

                break;
        }
    }
}
