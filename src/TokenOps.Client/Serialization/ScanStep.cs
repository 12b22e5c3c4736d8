namespace TokenOps.Runtime;

/// <summary>What <see cref="JsonScanner.Advance"/> came to.</summary>
internal enum ScanStep
{
    /// <summary>Everything was taken; more input is needed, or none if the document was complete.</summary>
    InputTaken,

    /// <summary>A base64 value begins.</summary>
    ValueStarted,

    /// <summary>A piece of the value's text is there.</summary>
    ValueText,

    /// <summary>The value has ended.</summary>
    ValueEnded,

    /// <summary>The input is not JSON.</summary>
    Failed,
}
