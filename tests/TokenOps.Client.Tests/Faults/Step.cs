using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Faults;

/// <summary>What the server does with one request.</summary>
internal sealed class Step(Func<ServerCall, Task> act)
{
    public Func<ServerCall, Task> Act { get; } = act;

    /// <summary>Whether the request's body is read before the step acts.</summary>
    public bool ReadsBody { get; init; } = true;

    public static Step Ok(string json = """{"name":"fine"}""") => Answer(200, json, "application/json");

    public static Step Answer(int status, string body = "", string mediaType = "application/json", params string[] headers) =>
        Answer(status, Encoding.UTF8.GetBytes(body), mediaType, headers);

    public static Step Answer(int status, byte[] body, string mediaType, params string[] headers) => new(async call =>
    {
        await call.SendAsync(Head(status, [.. headers, "Content-Type: " + mediaType, "Content-Length: " + body.Length.ToString(CultureInfo.InvariantCulture)]));
        await call.SendAsync(body);
    });

    /// <summary>Sends this text and closes the connection in an orderly way.</summary>
    public static Step Raw(string text) => new(async call =>
    {
        await call.SendAsync(text);
        call.Close = true;
    });

    /// <summary>Sends this text and breaks the connection.</summary>
    public static Step Reset(string text = "") => new(async call =>
    {
        await call.SendAsync(text);
        call.Reset();
    });

    /// <summary>Sends this text and then nothing until the client goes away.</summary>
    public static Step Stall(string text = "") => new(async call =>
    {
        await call.SendAsync(text);
        await call.StallAsync();
    });

    public static string Head(int status, params string[] headers) =>
        $"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} {(HttpStatusCode)status}\r\n" + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n";
}
