using System.IO;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>For operations whose reply is text.</summary>
internal sealed class TextDecoder : IReplyDecoder<string>
{
    public static TextDecoder Instance { get; } = new();

    public bool KeepsReply => false;

    public async ValueTask<string> DecodeAsync(Reply reply)
    {
        var body = await reply.OpenAsync().ConfigureAwait(false);
        using var reader = new StreamReader(body, ReplyText.Named(reply.Charset), detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
#if NETSTANDARD
        return await reader.ReadToEndAsync().ConfigureAwait(false);
#else
        return await reader.ReadToEndAsync(reply.Token).ConfigureAwait(false);
#endif
    }
}
