using TokenOps.Runtime;

namespace TokenOps;

public partial class ImagesResponse : IUsageReply
{
    TokenUsage IUsageReply.Usage => new(Usage?.InputTokens, Usage?.OutputTokens);
}
