using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>For operations whose reply has no body; one that is there all the same is ignored.</summary>
internal sealed class NothingDecoder : IReplyDecoder<bool>
{
    public static NothingDecoder Instance { get; } = new();

    public bool KeepsReply => false;

    public ValueTask<bool> DecodeAsync(Reply reply) => new(true);
}
