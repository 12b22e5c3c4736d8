namespace TokenOps;

/// <summary>The kinds of JSON values.</summary>
public enum RawJsonKind
{
    /// <summary>The value <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
#pragma warning disable CA1720 // JSON calls it so.
    Object,
#pragma warning restore CA1720
}
