namespace TokenOps.ChangeReport.Api;

/// <summary>A type as it is used by a member.</summary>
/// <param name="Bare">Its full name without the annotations of nullable references, which no compiled caller sees.</param>
/// <param name="Annotated">Its full name with them.</param>
/// <param name="Shown">Its short name, for people.</param>
internal sealed record ApiType(string Bare, string Annotated, string Shown)
{
    /// <summary>How the annotations changed from one type to another that is otherwise the same.</summary>
    public Nullability ChangedTo(ApiType other) =>
        Annotated == other.Annotated ? Nullability.Same
        : Annotated + "?" == other.Annotated ? Nullability.Loosened
        : Annotated == other.Annotated + "?" ? Nullability.Tightened
        : Nullability.Other;
}
