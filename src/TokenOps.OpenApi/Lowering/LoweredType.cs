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

    /// <summary>Whether null is among the values.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type of the items of an array or of the values of a map.</summary>
    public LoweredType? Element { get; init; }

    /// <summary>The normalized schema that the type was made of, references resolved; where constraints are read from.</summary>
    public JObject Source { get; init; } = [];

    /// <summary>Whether the generator writes a type of this name.</summary>
    public bool IsNamed => Kind is TypeKind.Enum or TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    /// <summary>The C# type as the item of a list or the value of a map.</summary>
    public string ItemCSharp => IsNullable ? CSharp + "?" : CSharp;

    public static LoweredType Any() => new(TypeKind.Any, [], "global::TokenOps.RawJson");
}
