using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>For operations whose reply is JSON.</summary>
internal sealed class JsonDecoder<TResult> : IReplyDecoder<TResult>
{
    public static JsonDecoder<TResult> Instance { get; } = new();

    public bool KeepsReply => false;

    public async Task<TResult> DecodeAsync(Reply reply)
    {
        var body = await reply.OpenAsync().ConfigureAwait(false);
        var headers = reply.Response.Content?.Headers;
        var content = new ReplyContent(
            headers is { ContentEncoding.Count: 0 } ? headers.ContentLength : null,
            reply.Charset,
            reply.Call.Options?.Base64Destination);
        return await JsonReply.ReadAsync<TResult>(body, reply.Call.Operation.JsonOptions, content, read: null, reply.Token).ConfigureAwait(false);
    }
}
