using System;
using Microsoft.Extensions.Logging;

namespace TokenOps;

/// <summary>How a <see cref="TokenOpsClient"/> works. Read once, when the client is made; later changes do not reach it.</summary>
/// <remarks>The ranges are checked when the client is made, with an <see cref="ArgumentException"/> that names the option.</remarks>
public class TokenOpsClientOptions
{
    /// <summary>
    /// The API key. It is sent to the origin of <see cref="BaseAddress"/> and nowhere else; where no address is set, to that of
    /// the server which the API's document names for the operation. Where the document asks for a user and a password, the key is
    /// both with a colon between.
    /// </summary>
    /// <value>Null (the default) takes the environment variable <c>TOKENOPS_API_KEY</c>.</value>
    public string? ApiKey { get; set; }

    /// <summary>The address of the server, with a path in front of the API's own paths where there is one.</summary>
    /// <remarks>A last path segment with which the API's paths begin anyway, such as <c>/v1</c>, is not sent twice.</remarks>
    /// <value>
    /// An absolute https address without query and fragment; http is taken for loopback or with <see cref="AllowInsecureHttp"/>.
    /// Null (the default) takes the <c>BaseAddress</c> of the HttpClient handed in, else the environment variable
    /// <c>TOKENOPS_BASE_URL</c>, else the server that the API's document names for each operation.
    /// </value>
    public Uri? BaseAddress { get; set; }

    /// <summary>The longest that a call may take, all in: every attempt, the waits between them, reading the reply or the stream to its end.</summary>
    /// <value>More than zero and at most 24 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. 10 minutes unless set.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest that one attempt may take, its reply included. A reply lost to it follows <see cref="RetryLostReplies"/>.</summary>
    /// <value>More than zero and at most 24 days. Null (the default) sets no limit besides <see cref="Timeout"/>.</value>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>Gets or sets the longest silence in the middle of a response's body, whatever it is: JSON, text, a file, an event stream.</summary>
    /// <value>More than zero and at most 24 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. 5 minutes unless set.</value>
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets how often a failed call is tried again: after a connection failure before the request had left, and after
    /// 408, 409, 429 (unless the account's quota is used up) and 5xx. After 502, 504, 520 and 524 see <see cref="RetryLostReplies"/>.
    /// </summary>
    /// <value>0 to 10. 2 unless set.</value>
    public int MaxRetries { get; set; } = 2;

    /// <summary>
    /// Gets or sets whether a POST or PATCH is sent again when it had left in full and its response was lost: the connection
    /// broke, or a gateway lost it (502, 504, 520, 524). The server may have done the work the first time already, so this
    /// may pay twice for one result.
    /// </summary>
    /// <value>False unless set.</value>
    public bool RetryLostReplies { get; set; }

    /// <summary>How arrays are named in multipart bodies, against what the API's document says.</summary>
    /// <value>Null (the default) follows the document.</value>
    public MultipartArrayNaming? ArrayNaming { get; set; }

    /// <summary>Whether requests are checked against the document before they are sent.</summary>
    /// <value>True unless set.</value>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>Where log messages go. Neither the key nor texts of requests are logged.</summary>
    /// <value>Null (the default) logs nothing.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock behind every timeout and wait.</summary>
    /// <value>The system's unless set.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The greatest size of a reply's body, after decompression, in bytes. Event streams are measured as a whole.</summary>
    /// <value>1 or more. 1,073,741,824 (1 GiB, more than ten images of 50 MB need as base64) unless set.</value>
    public long MaxResponseBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Whether a plain http address is taken beyond loopback. Key and images then travel readable.</summary>
    /// <value>False unless set.</value>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>Says what is set, and of the key only whether there is one.</summary>
    public override string ToString() =>
        $"{nameof(TokenOpsClientOptions)} {{ ApiKey = {(ApiKey is null ? "(not set)" : "(set)")}, " +
        $"BaseAddress = {(BaseAddress is null ? "(not set)" : Runtime.Origin.Describe(BaseAddress))}, Timeout = {Timeout}, MaxRetries = {MaxRetries} }}";
}
