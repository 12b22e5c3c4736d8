namespace TokenOps.DependencyInjection;

/// <summary>Whether a client may do without a key of its own; an option by the client's name.</summary>
internal sealed class MissingKeyRule
{
    public bool Allowed { get; set; }
}
