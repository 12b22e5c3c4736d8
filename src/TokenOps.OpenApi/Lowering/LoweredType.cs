using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>What a schema became.</summary>
/// <param name="Kind">The kind of C# type.</param>
/// <param name="Schema">The schema that NSwag reads; a fresh token that the receiver may put anywhere.</param>
/// <param name="CSharp">The C# type without a question mark.</param>
internal sealed record LoweredType(TypeKind Kind, JObject Schema, string CSharp)
{
    /// <summary>Whether the C# type is a struct, so that unset needs <c>Nullable&lt;T&gt;</c>.</summary>
    public bool IsValueType { get; init; }

    /// <summary>Whether NSwag cannot name the type itself, so that <see cref="CSharp"/> overrides what it says.</summary>
    public bool IsOverride { get; init; }

    /// <summary>Whether null is among the values.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type of the items of an array or of the values of a map.</summary>
    public LoweredType? Element { get; init; }

    /// <summary>The types that a union chooses from, in its order.</summary>
    public IReadOnlyList<LoweredType> Alternatives { get; init; } = [];

    /// <summary>The normalized schema that the type was made of, references resolved; where constraints are read from.</summary>
    public JObject Source { get; init; } = [];

    public static LoweredType Any() => new(TypeKind.Any, [], "global::Newtonsoft.Json.Linq.JToken");
}
