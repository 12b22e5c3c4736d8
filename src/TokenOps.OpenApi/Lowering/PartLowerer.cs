using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Says how a member is written as a part of a multipart body, a pair of a form, or a parameter.</summary>
internal static class PartLowerer
{
    public static void Write(JObject schema, LoweredMember member, JToken? source, JToken? encoding)
    {
        WriteKind(schema, member.Type);
        if (encoding?["contentType"] is { } contentType && MediaTypes.KindOf(contentType.ToString()) == BodyKind.Json)
            schema[Extensions.Part] = "Json";

        schema[Extensions.PartNaming] = source?[Extensions.MultipartArrayNaming]?.ToString() switch
        {
            { } given => CSharpName.Pascal(given),
            null => "Repeat",
        };
    }

    /// <summary>Text for what is text on the wire, files as files, everything else as JSON.</summary>
    public static void WriteKind(JObject schema, LoweredType type)
    {
        schema[Extensions.Part] = type.Kind switch
        {
            TypeKind.File => "File",
            TypeKind.Files => "Files",
            TypeKind.Array when IsText(type.Element!) => "Texts",
            TypeKind.Union or TypeKind.Any => "Value",
            _ when IsText(type) => "Text",
            _ => "Json",
        };
    }

    private static bool IsText(LoweredType type) =>
        type.Kind is TypeKind.String or TypeKind.Boolean or TypeKind.Number or TypeKind.DateTime or TypeKind.Enum or TypeKind.Base64;
}
