using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Hands out the answer itself, for event streams.</summary>
internal sealed class OpenDecoder : IReplyDecoder<Reply>
{
    public static OpenDecoder Instance { get; } = new();

    public bool KeepsReply => true;

    public ValueTask<Reply> DecodeAsync(Reply reply) => new(reply);
}
