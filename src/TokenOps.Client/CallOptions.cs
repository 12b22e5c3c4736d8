using System;
using System.Collections.Generic;

namespace TokenOps;

/// <summary>What differs for one call from what the client's options say. Read while the call runs; do not change it meanwhile.</summary>
public class CallOptions
{
    /// <summary>The longest that this call may take, all in; see <see cref="TokenOpsClientOptions.Timeout"/>.</summary>
    /// <value>More than zero and at most 24 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. Null takes the client's.</value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How often this call is tried again; see <see cref="TokenOpsClientOptions.MaxRetries"/>.</summary>
    /// <value>0 to 10. Null takes the client's.</value>
    public int? MaxRetries { get; set; }

    /// <summary>Whether this request is checked before it is sent.</summary>
    /// <value>Null takes the client's.</value>
    public bool? ValidateRequests { get; set; }

    /// <summary>Headers to send besides the document's own; the same name replaces what the client would send.</summary>
    /// <value>Empty unless filled.</value>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets parameters to add to the query, besides the document's own.</summary>
    /// <value>Empty unless filled. Names may repeat; names and values are percent-encoded when they are sent.</value>
    public IList<KeyValuePair<string, string>> AdditionalQuery { get; } = new List<KeyValuePair<string, string>>();

    /// <summary>Told how the upload of files gets on.</summary>
    /// <value>Null for nobody.</value>
    public IProgress<UploadProgress>? UploadProgress { get; set; }

    /// <summary>Where the reply's base64 values (images) go as they arrive, instead of into memory.</summary>
    /// <value>Null keeps them in memory.</value>
    public Base64Destination? Base64Destination { get; set; }

    /// <summary>Sees the events of a stream that are skipped because the document does not know them.</summary>
    /// <value>Null for nobody.</value>
    public Action<RawEvent>? OnUnknownEvent { get; set; }

    /// <summary>Called when the answer's headers are there, once per attempt that got an answer, before its body is read. Must return quickly.</summary>
    /// <value>Null for nobody.</value>
    public Action<ResponseInfo>? OnResponse { get; set; }

    // For calls that are made of several, each of which needs options of its own.
    internal CallOptions Copy() => (CallOptions)MemberwiseClone();
}
