using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>For operations whose reply is a file: handed out as a stream.</summary>
internal sealed class BinaryDecoder : IReplyDecoder<BinaryResponse>
{
    public static BinaryDecoder Instance { get; } = new();

    public bool KeepsReply => true;

    public async ValueTask<BinaryResponse> DecodeAsync(Reply reply)
    {
        var body = await reply.OpenAsync().ConfigureAwait(false);
        reply.Scope.LiftAttemptLimit();
        var headers = reply.Response.Content?.Headers;

        // What arrives compressed has another length than what is read.
        var length = headers is { ContentEncoding.Count: 0 } ? headers.ContentLength : null;
        var name = headers?.ContentDisposition is { } disposition ? disposition.FileNameStar ?? disposition.FileName?.Trim('"') : null;
        return new BinaryResponse(new OwningReplyStream(reply, body))
        {
            MediaType = reply.MediaType,
            Length = length,
            FileName = name is null ? null : name.Substring(name.LastIndexOfAny(['/', '\\']) + 1),
            RequestId = reply.RequestId,
            Headers = reply.CopyHeaders(),
        };
    }
}
