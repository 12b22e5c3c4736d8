using TokenOps.Runtime;

namespace TokenOps;

public partial class ImageEditCompletedEvent : IUsageReply
{
    TokenUsage IUsageReply.Usage => new(Usage?.InputTokens, Usage?.OutputTokens);
}
