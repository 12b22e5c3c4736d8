using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>One request that the document shows, or that is made from its schemas.</summary>
internal sealed record RequestContract
{
    /// <summary>What stands for a file's name in a made request: curl's notation, as in the vendors' own examples.</summary>
    public const string File = "@image.png";

    /// <summary>The example's name, or <c>made</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The body that it is an example of, or null where the operation takes none.</summary>
    public BodyContract? Body { get; init; }

    /// <summary>The body's value, or null where there is none.</summary>
    public JToken? Value { get; init; }

    /// <summary>Whether it was made from the schema: every member of the document is set.</summary>
    public bool Made { get; init; }
}
