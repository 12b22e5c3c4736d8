using System;
using System.Net.Http;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Makes the message of an attempt and sends it, up to the answer's headers.</summary>
internal sealed class Sender(Transport transport, Authorization authorization)
{
    private static readonly HttpMethod Patch = new("PATCH");

    private PlainAddress? _lastAddress;

    /// <param name="call">What is sent.</param>
    /// <param name="scope">The attempt.</param>
    /// <param name="redirected">Where to, when a redirect says so; null sends it where the operation says.</param>
    public Task<HttpResponseMessage> SendAsync(Call call, AttemptScope scope, Uri? redirected)
    {
        scope.Phase = AttemptPhase.Writing;

        // By a later attempt a path may hold another file.
        var files = call.Attempt == 1 && redirected is null ? call.Files : null;
        var writer = new RequestWriter { EventStream = call.EventStream, ArrayNaming = call.Settings.ArrayNaming, Files = files };
        call.Request?.Write(writer);
        if (call.Options is { AdditionalQuery.Count: > 0 } options)
        {
            foreach (var parameter in options.AdditionalQuery)
            {
                writer.Query(parameter.Key, parameter.Value);
            }
        }

        var body = writer.ToBodyAsync(call.Progress?.StartAttempt(), scope.Token);
        return body.IsCompletedSuccessfully ? Send(call, scope, writer, body.Result, redirected) : SendAsync(call, scope, writer, body, redirected);
    }

    // Only for requests with a file that has to be waited for.
    private async Task<HttpResponseMessage> SendAsync(Call call, AttemptScope scope, RequestWriter writer, ValueTask<RequestBody?> body, Uri? redirected) =>
        await Send(call, scope, writer, await body.ConfigureAwait(false), redirected).ConfigureAwait(false);

    private Task<HttpResponseMessage> Send(Call call, AttemptScope scope, RequestWriter writer, RequestBody? body, Uri? redirected)
    {
        var operation = call.Operation;

        // POST, PUT and PATCH carry a length even when they carry no body, and the tracking of what was sent.
        if (body is null && operation.Method is "POST" or "PUT" or "PATCH")
        {
            body = BytesBody.Empty();
        }

        var message = new HttpRequestMessage(Method(operation.Method), redirected ?? Address(call, writer)) { Content = body };
        scope.Take(message, body);
        MessageHeaders.Apply(message, call, writer, transport);
        authorization.Apply(message, operation.Security, call.BaseAddress);
        scope.Phase = AttemptPhase.Sending;
        call.HasSent = true;
        return transport.SendAsync(message, scope.Token);
    }

    // Most operations have one address for ever, and most clients call one operation.
    private Uri Address(Call call, RequestWriter writer)
    {
        var key = authorization.InQuery(call.Operation.Security);
        if (key is not null || !writer.HasPlainAddress)
        {
            return writer.Address(call.BaseAddress, call.Operation.Path, key);
        }

        var known = _lastAddress;
        if (known is null || known.Operation != call.Operation)
        {
            known = new PlainAddress(call.Operation, writer.Address(call.BaseAddress, call.Operation.Path));
            _lastAddress = known;
        }

        return known.Address;
    }

    private static HttpMethod Method(string name) => name switch
    {
        "POST" => HttpMethod.Post,
        "GET" => HttpMethod.Get,
        "PUT" => HttpMethod.Put,
        "DELETE" => HttpMethod.Delete,
        "PATCH" => Patch,
        _ => new HttpMethod(name),
    };

    private sealed class PlainAddress(OperationDescriptor operation, Uri address)
    {
        public OperationDescriptor Operation { get; } = operation;

        public Uri Address { get; } = address;
    }
}
