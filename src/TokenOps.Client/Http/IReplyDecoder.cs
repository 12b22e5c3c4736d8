using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Makes an operation's result out of an answer that tells success.</summary>
internal interface IReplyDecoder<TResult>
{
    /// <summary>Whether the result goes on reading, and disposes the reply itself.</summary>
    bool KeepsReply { get; }

    ValueTask<TResult> DecodeAsync(Reply reply);
}
