namespace TokenOps.ChangeReport.Api;

/// <summary>How the annotation of a nullable reference changed.</summary>
internal enum Nullability
{
    /// <summary>Not at all.</summary>
    Same,

    /// <summary>It may be null now.</summary>
    Loosened,

    /// <summary>It may not be null any longer.</summary>
    Tightened,

    /// <summary>Something within the type changed, where both ways may hurt.</summary>
    Other,
}
