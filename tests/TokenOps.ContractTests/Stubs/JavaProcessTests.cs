using System.Diagnostics;
using System.Net.Sockets;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Stubs;

[TestFixture]
internal sealed class JavaProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [OneTimeSetUp]
    public void Needs_Java() => JavaEngine.IgnoreWhereTheOtherEngineIsInUse();

    [Test]
    [Platform(Exclude = "Win", Reason = "Without a shell the child ends with an orderly exit only.")]
    public async Task WireMock_dies_with_a_parent_that_is_killed()
    {
        using var parent = Process.Start(new ProcessStartInfo("dotnet", [typeof(JavaProcessTests).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var address = new Uri((await parent.StandardOutput.ReadLineAsync().WaitAsync(Patience))!);
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);

        parent.Kill(entireProcessTree: false);

        var closed = () => ReadToEnd(connection).WaitAsync(Patience);
        await closed.Should().NotThrowAsync("its connections close when WireMock ends");

        // An ending process closes its connections before or after the port that it listens on.
        using var patience = new CancellationTokenSource(Patience);
        while (await IsOpenAsync(address, patience.Token))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task<bool> IsOpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var again = new TcpClient();
        try
        {
            await again.ConnectAsync(address.Host, address.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [Test]
    public async Task A_stopped_server_no_longer_answers_and_leaves_nothing_behind()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "tokenops-stubs-*").ToHashSet(StringComparer.Ordinal);
        var server = await StubServer.StartAsync(ImageDocument.Read(), new StubServerOptions { Engine = StubEngineKind.WireMockJava });
        var address = server.BaseAddress;
        var own = Directory.GetDirectories(Path.GetTempPath(), "tokenops-stubs-*").Where(folder => !before.Contains(folder)).ToArray();

        await server.StopAsync();
        await server.StopAsync();

        using var connection = new TcpClient();
        var connect = () => connection.ConnectAsync(address.Host, address.Port);
        await connect.Should().ThrowAsync<SocketException>();
        own.Should().NotBeEmpty().And.NotContain(folder => Directory.Exists(folder));
    }

    [Test]
    public async Task A_missing_Java_is_said_in_one_line()
    {
        var start = () => StubServer.StartAsync(ImageDocument.Read(), new StubServerOptions { Engine = StubEngineKind.WireMockJava, JavaCommand = "/nowhere/java" });

        (await start.Should().ThrowAsync<StubEngineException>()).Which.Message.Should().Contain("Java 11 or later").And.NotContain("\n");
    }

    [Test]
    public async Task A_missing_jar_is_said_in_one_line()
    {
        var start = () => StubServer.StartAsync(ImageDocument.Read(), new StubServerOptions { Engine = StubEngineKind.WireMockJava, WireMockJar = "/nowhere/x.jar" });

        (await start.Should().ThrowAsync<StubEngineException>()).Which.Message.Should().Contain("WireMockJar").And.NotContain("\n");
    }

    [Test]
    public async Task A_port_in_use_is_said_in_one_line()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var start = () => StubServer.StartAsync(ImageDocument.Read(), new StubServerOptions { Engine = StubEngineKind.WireMockJava, Port = port });

        (await start.Should().ThrowAsync<StubEngineException>()).Which.Message.Should().Contain("already in use").And.NotContain("\n");
    }

    [Test]
    public async Task A_cancelled_start_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var start = () => StubServer.StartAsync(ImageDocument.Read(), new StubServerOptions { Engine = StubEngineKind.WireMockJava }, cancelled.Token);

        await start.Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task ReadToEnd(TcpClient connection)
    {
        try
        {
            _ = await connection.GetStream().ReadAsync(new byte[1]);
        }
        catch (IOException)
        {
            // Reset instead of closed: ended as well.
        }
    }
}
