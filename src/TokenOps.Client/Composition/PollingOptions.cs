using System;

namespace TokenOps;

/// <summary>How a method that waits for a job asks for it again. The ranges are checked when the method is called.</summary>
public class PollingOptions
{
    /// <summary>Gets or sets how long to wait before asking again, where the server does not say it itself.</summary>
    /// <value>More than zero and at most 24 hours. Null (the default) begins with one second and goes up to ten.</value>
    /// <remarks>The headers <c>Retry-After</c>, <c>retry-after-ms</c> and <c>openai-poll-after-ms</c> of a response come first.</remarks>
    public TimeSpan? Interval { get; set; }

    /// <summary>Gets or sets how long to wait for the job, all in. The job itself goes on.</summary>
    /// <value>More than zero and at most 24 days. Null (the default) waits as long as the job takes.</value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Gets or sets what decides by the job's status whether it is done.</summary>
    /// <value>
    /// Null (the default) takes the usual words for an end, good or bad: <c>completed</c>, <c>succeeded</c>, <c>failed</c>,
    /// <c>cancelled</c>, <c>expired</c> and the like, and <c>requires_action</c>, after which waiting changes nothing.
    /// </value>
    public Func<string, bool>? IsDone { get; set; }
}
