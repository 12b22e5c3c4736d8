using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Faults;

/// <summary>One request on one connection, as a step sees it.</summary>
internal sealed class ServerCall(FaultServer server, Socket socket, Stream stream, SeenRequest request, CancellationToken stopping)
{
    public SeenRequest Request { get; } = request;

    /// <summary>Whether the connection ends with this call.</summary>
    public bool Close { get; set; }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, stopping);
        await stream.FlushAsync(stopping);
    }

    public void Reset()
    {
        Close = true;
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    /// <summary>Says that everything was sent, and waits for the client to go away.</summary>
    public async Task StallAsync()
    {
        Close = true;
        server.HasStalled();
        await ClientGoneAsync();
    }

    public async Task ClientGoneAsync()
    {
        var scratch = new byte[4096];
        while (await stream.ReadAsync(scratch, stopping) > 0)
        {
        }
    }
}
