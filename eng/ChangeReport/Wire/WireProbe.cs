using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ChangeReport.Wire;

/// <summary>Makes calls with a packaged client, without a network.</summary>
internal sealed class WireProbe(PackagedClient package)
{
    private const string Key = "sk-report";
    private const string Server = "https://server.example";

    /// <summary>Makes one call, and returns what was sent and what came of the response.</summary>
    /// <param name="method">The method.</param>
    /// <param name="contract">The operation.</param>
    /// <param name="request">The request's example; null for none.</param>
    /// <param name="response">The response that the client gets.</param>
    public async Task<(IReadOnlyList<MessageElement> Sent, IReadOnlyList<MessageElement> Result)> CallAsync(ClientMethod method, OperationContract contract, RequestContract? request, ResponseContract response)
    {
        using var handler = new RecordingHandler(response.Status, response.MediaType, response.Body);
        using var http = new HttpClient(handler);
        using var client = (IDisposable)Create(http);
        try
        {
            return (handler.Sent, await ResultAsync(method.Call(client, contract, request?.Value)).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return (handler.Sent, [new MessageElement("exception", exception.GetType().Name)]);
        }
    }

    private object Create(HttpClient http)
    {
        var type = package.Find("TokenOpsClientOptions") ?? throw new NotSupportedException("The package has no client options.");
        var options = Activator.CreateInstance(type)!;
        Set("ApiKey", Key);
        Set("BaseAddress", new Uri(Server));
        Set("MaxRetries", 0);

        // Examples need not keep the rules of the other document.
        Set("ValidateRequests", value: false);
        return Activator.CreateInstance(package.Find("TokenOpsClient")!, options, http)!;

        void Set(string name, object value) => type.GetProperty(name)?.SetValue(options, value);
    }

    private static async Task<IReadOnlyList<MessageElement>> ResultAsync(object returned)
    {
        var results = new List<object?>();
        if (returned is IAsyncEnumerable<object> events)
        {
            await foreach (var item in events.ConfigureAwait(false))
                results.Add(item);
        }
        else
        {
            var task = (Task)returned;
            await task.ConfigureAwait(false);
            results.Add(task.GetType().GetProperty("Result")?.GetValue(task));
        }

        return [.. MessageReader.ReadJson(new JArray(results.ConvertAll(Describe)).ToString(Formatting.None))];
    }

    // What is no model, such as a stream of bytes, is told by its type.
    private static JToken Describe(object? result) => result switch
    {
        null => JValue.CreateNull(),
        string text => text,
        IDisposable or IAsyncDisposable => result.GetType().Name,
        _ when result.GetType().Namespace == "System.Threading.Tasks" => JValue.CreateNull(),
        _ => JToken.Parse(JsonConvert.SerializeObject(result)),
    };
}
