using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps;

// Reads that hang, and more calls at once than .NET Framework's default lets through, against a server of its own.
internal static class Program
{
    private const int AtOnce = 6;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly CountdownEvent Connected = new CountdownEvent(AtOnce);

    private static async Task<int> Main()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AcceptAsync(listener);
        var address = new Uri("http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port);
        await ExpectAsync<TokenOpsTimeoutException>("idle", () => EditAsync(address, "stall", Limit, CancellationToken.None));
        using (var cancel = new CancellationTokenSource(Limit))
        {
            await ExpectAsync<OperationCanceledException>("token", () => EditAsync(address, "stall", Patience, cancel.Token));
        }

        using (var cancel = new CancellationTokenSource(Limit))
        {
            await ExpectAsync<OperationCanceledException>("stream token", () => StreamAsync(address, "stall", Patience, cancel.Token));
        }

        await ExpectAsync<TokenOpsTimeoutException>("stream idle", () => StreamAsync(address, "stall", Limit, CancellationToken.None));
        using (var handler = new System.Net.Http.HttpClientHandler { AllowAutoRedirect = false })
        {
            var link = new Uri(address, "stall");
            await ExpectAsync<TokenOpsTimeoutException>("link", () => new LinkDownload(handler) { Timeout = Limit, AllowHttpToLoopback = true }.ToMemoryAsync(link));
            await ExpectAsync<TokenOpsTimeoutException>("idle link", () => new LinkDownload(handler) { IdleTimeout = Limit, AllowHttpToLoopback = true }.ToMemoryAsync(link));
        }

        using (var client = Client(address, "together", Patience))
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => client.Images.CreateImageEditAsync(Request())));
        }

        Console.WriteLine("at once: " + AtOnce);
        return 0;
    }

    private static async Task ExpectAsync<TError>(string name, Func<Task> call)
        where TError : Exception
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var running = call();
            if (await Task.WhenAny(running, Task.Delay(Patience)) != running)
                throw new InvalidOperationException(name + " hangs");
            await running;
            throw new InvalidOperationException(name + " did not fail");
        }
        catch (TError error)
        {
            Console.WriteLine(name + ": " + error.GetType().Name + " after " + watch.Elapsed.TotalSeconds.ToString("0.0") + " s");
        }
    }

    private static async Task EditAsync(Uri address, string path, TimeSpan idle, CancellationToken token)
    {
        using (var client = Client(address, path, idle))
            await client.Images.CreateImageEditAsync(Request(), token);
    }

    private static async Task StreamAsync(Uri address, string path, TimeSpan idle, CancellationToken token)
    {
        using (var client = Client(address, path, idle))
        {
            var events = client.Images.CreateImageEditStreamingAsync(Request(), cancellationToken: token).GetAsyncEnumerator(token);
            await events.MoveNextAsync();
        }
    }

    private static TokenOpsClient Client(Uri address, string path, TimeSpan idle) =>
        new TokenOpsClient(new TokenOpsClientOptions { ApiKey = "sk-framework", BaseAddress = new Uri(address, path), StreamIdleTimeout = idle, MaxRetries = 0, ValidateRequests = false });

    private static CreateImageEditRequest Request()
    {
        var request = new CreateImageEditRequest { Prompt = "Add a red rose" };
        request.Image.Add(FilePart.FromBytes(new byte[] { 1, 2, 3 }, "a.png", "image/png"));
        return request;
    }

    private static async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync();
            _ = Task.Run(() => Serve(client.GetStream()));
        }
    }

    private static void Serve(Stream stream)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)stream.ReadByte());
        var text = head.ToString();
        if (text.IndexOf("100-continue", StringComparison.OrdinalIgnoreCase) >= 0)
            Send(stream, "HTTP/1.1 100 Continue\r\n\r\n");
        var length = text.Split('\n').Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(l => int.Parse(l.Substring(15))).FirstOrDefault();
        for (var i = 0; i < length; i++)
            stream.ReadByte();
        if (text.Contains("/together"))
        {
            Connected.Signal();
            Connected.Wait();
            Send(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 23\r\n\r\n{\"created\":1,\"data\":[]}");
            return;
        }

        // Half of the response, and then nothing for as long as the program runs.
        Send(stream, "HTTP/1.1 200 OK\r\nContent-Type: " + (text.Contains("event-stream") ? "text/event-stream" : "application/json") + "\r\nContent-Length: 1000\r\n\r\n{\"created\":1,");
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Send(Stream stream, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }
}
