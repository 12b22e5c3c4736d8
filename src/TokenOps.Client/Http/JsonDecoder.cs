using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>For operations whose reply is JSON.</summary>
/// <param name="read">The generated reader; null deserializes by reflection.</param>
internal sealed class JsonDecoder<TResult>(JsonRead<TResult?>? read) : IReplyDecoder<TResult>
{
    public bool KeepsReply => false;

    public async Task<TResult> DecodeAsync(Reply reply)
    {
        var body = await reply.OpenAsync().ConfigureAwait(false);
        var headers = reply.Response.Content?.Headers;
        var content = new ReplyContent(
            headers is not null && !ContentDecoding.IsEncoded(headers) ? headers.ContentLength : null,
            reply.Charset,
            reply.Call.Options?.Base64Destination);
        return await JsonReply.ReadAsync(body, reply.Call.Operation.JsonOptions, content, read, reply.Token).ConfigureAwait(false);
    }
}
