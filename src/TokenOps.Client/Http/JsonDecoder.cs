using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>For operations whose reply is JSON.</summary>
/// <param name="read">The generated reader.</param>
internal sealed class JsonDecoder<TResult>(JsonRead<TResult?> read) : IReplyDecoder<TResult>
{
    public bool KeepsReply => false;

    public ValueTask<TResult> DecodeAsync(Reply reply)
    {
        var opening = reply.OpenAsync();
        return opening.IsCompletedSuccessfully ? ReadAsync(reply, opening.Result) : WaitAsync(reply, opening);
    }

    private async ValueTask<TResult> WaitAsync(Reply reply, ValueTask<ReplyStream> opening) =>
        await ReadAsync(reply, await opening.ConfigureAwait(false)).ConfigureAwait(false);

    private ValueTask<TResult> ReadAsync(Reply reply, ReplyStream body)
    {
        var headers = reply.Response.Content?.Headers;
        var content = new ReplyContent(
            headers is not null && !ContentDecoding.IsEncoded(headers) ? headers.ContentLength : null,
            reply.Charset,
            reply.Call.Options?.Base64Destination);
        return JsonReply.ReadAsync(body, reply.Call.Operation.JsonOptions, content, read, reply.Token);
    }
}
