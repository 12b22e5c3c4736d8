namespace TokenOps.OpenApi.Reporting;

/// <summary>Where a comparison is, and which way the values there travel.</summary>
/// <param name="Place">The operation and its side.</param>
/// <param name="Member">The property as a path; empty at the top.</param>
/// <param name="Direction">The way that the values travel.</param>
/// <param name="IsTyped">Whether the client has a C# type for the value; headers of responses have none.</param>
internal sealed record ChangePosition(string Place, string Member, SchemaDirection Direction, bool IsTyped = true)
{
    /// <summary>Returns the position of a property.</summary>
    public ChangePosition Property(string name) => this with { Member = Member.Length == 0 ? name : $"{Member}.{name}" };

    /// <summary>Returns the position of something inside that is no property, such as the items of an array.</summary>
    public ChangePosition Inside(string suffix) => this with { Member = Member + suffix };

    /// <summary>Returns the position seen from the other side, as under <c>not</c>.</summary>
    public ChangePosition Flipped() =>
        this with { Direction = Direction == SchemaDirection.Request ? SchemaDirection.Response : SchemaDirection.Request };
}
