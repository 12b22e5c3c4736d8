using System;
using System.Net.Http;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Makes the message of an attempt, sends it and follows redirects, up to the answer's headers.</summary>
internal sealed class Sender(HttpClient http, Authorization authorization)
{
    private static readonly HttpMethod Patch = new("PATCH");

    public async Task<Reply> SendAsync(Call call, AttemptScope scope)
    {
        Uri? redirected = null;
        for (var hops = 0; ; hops++)
        {
            scope.Phase = AttemptPhase.Writing;
            scope.Content = null;
            var message = await WriteAsync(call, scope, redirected).ConfigureAwait(false);
            Reply reply;
            try
            {
                scope.Phase = AttemptPhase.Sending;
                var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, scope.Token).ConfigureAwait(false);
                scope.Phase = AttemptPhase.Reading;
                reply = new Reply(call, scope, message, response);
            }
            catch
            {
                message.Dispose();
                throw;
            }

            if (!Redirects.IsRedirect(reply.Response))
            {
                return reply;
            }

            try
            {
                redirected = Redirects.Follow(reply, message.RequestUri!, scope, hops);
                ClientLog.Redirected(call.Settings.Logger, call.Operation.Id, redirected.AbsolutePath);
            }
            finally
            {
                reply.DisposeKeepingScope();
            }
        }
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

    private async Task<HttpRequestMessage> WriteAsync(Call call, AttemptScope scope, Uri? redirected)
    {
        var operation = call.Operation;
        var writer = new RequestWriter { EventStream = call.EventStream, ArrayNaming = call.Settings.ArrayNaming };
        call.Request?.Write(writer);
        var address = redirected ?? writer.Address(call.Settings.BaseAddress, operation.Path, authorization.InQuery(operation.Security));
        var message = new HttpRequestMessage(Method(operation.Method), address);
        try
        {
            var content = await writer.ToContentAsync(call.Progress?.StartAttempt(), scope.Token).ConfigureAwait(false);

            // POST, PUT and PATCH carry a length even when they carry no body, and the tracking of what was sent.
            if (content is not null || operation.Method is "POST" or "PUT" or "PATCH")
            {
                message.Content = scope.Content = new TrackedContent(content, writer.CanReplay);
            }

            MessageHeaders.Apply(message, call, writer, http);
            authorization.Apply(message, operation.Security);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }
}
