namespace TokenOps.Runtime;

/// <summary>Collects what one request consists of. Generated code fills it, the pipeline sends it.</summary>
internal sealed class RequestWriter
{
    /// <summary>True when the caller asked for the event stream: generated code then sends the document's switch as on.</summary>
    public bool EventStream { get; init; }
}
