namespace TokenOps.Runtime;

/// <summary>Implemented by hand on generated replies and events that tell how many tokens a call took.</summary>
internal interface IUsageReply
{
    TokenUsage Usage { get; }
}
