using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Says how a member is written as a part of a multipart body.</summary>
internal static class PartLowerer
{
    /// <summary>Returns the kind of part: text for what is text on the wire, files as files, objects as JSON, and the items of lists each on its own.</summary>
    public static string KindOf(LoweredType type, JObject? encoding)
    {
        if (type.Kind is TypeKind.File or TypeKind.Files)
            return type.Kind.ToString();

        // OpenAPI 3.1, "Encoding Object": a style is for text, a content type for the rest.
        if (encoding?["style"]?.ToString() == "deepObject")
            return "DeepObject";
        if (encoding?["contentType"]?.ToString() is { } contentType && MediaTypes.Bare(contentType) != "text/plain" && !contentType.Contains('*', System.StringComparison.Ordinal))
        {
            if (MediaTypes.KindOf(contentType) == BodyKind.Json)
                return "Json";
            if (IsText(type))
                return "Content";
        }

        return type.Kind switch
        {
            TypeKind.Array when IsText(type.Element!) => "Texts",
            TypeKind.Array => "Values",
            TypeKind.Object or TypeKind.Map => "Json",
            _ when IsText(type) => "Text",
            _ => "Value",
        };
    }

    /// <summary>Returns how the items of a list are named, as a member of the client's <c>MultipartArrayNaming</c>.</summary>
    /// <param name="given">What an overlay says; null for nothing.</param>
    public static string NamingOf(string? given) => given is null ? "Repeat" : CSharpName.Pascal(given);

    /// <summary>Returns whether a value is one text on the wire.</summary>
    public static bool IsText(LoweredType type) =>
        type.Kind is TypeKind.String or TypeKind.Boolean or TypeKind.Number or TypeKind.DateTime or TypeKind.Enum or TypeKind.Base64;
}
