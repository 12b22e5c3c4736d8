namespace TokenOps.OpenApi.Reporting;

/// <summary>What a change does to the set of values that a schema allows.</summary>
internal enum SchemaEffect
{
    /// <summary>The set is the same; only words differ.</summary>
    Words,

    /// <summary>The set is the same, but something else about the value differs, such as its default.</summary>
    Neutral,

    /// <summary>Values that were not allowed before are allowed now.</summary>
    Widened,

    /// <summary>Values that were allowed before are not allowed any longer.</summary>
    Narrowed,

    /// <summary>Some values are gone and others have come.</summary>
    Changed,
}
