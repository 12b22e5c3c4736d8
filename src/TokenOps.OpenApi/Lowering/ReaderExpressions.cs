namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes the C# expressions that read values of lowered types; what they call is the client's <c>JsonMembers</c>.</summary>
internal static class ReaderExpressions
{
    public const string Members = "global::TokenOps.Runtime.JsonMembers.";
    private const string Reader = "global::Newtonsoft.Json.JsonReader";

    /// <summary>Returns the name of the class that reads <paramref name="type"/>: with an underscore, so that no schema has it.</summary>
    public static string ReaderOf(string type) => type + "_Json";

    /// <summary>A method group or lambda that reads a whole reply.</summary>
    public static string Root(LoweredType type) => type.Kind switch
    {
        TypeKind.Object or TypeKind.Interface or TypeKind.Union => ReaderOf(type.CSharp) + ".Read",
        _ => $"static r => {Members}{(type.IsValueType ? "RootValue" : "Root")}<{type.CSharp}>(r, {Take(type, 1)})",
    };

    /// <summary>Reads the value that <paramref name="reader"/> stands at; null where there is none.</summary>
    public static string Value(LoweredType type, string reader = "reader", string unfit = "unfit", int depth = 0) => type.Kind switch
    {
        TypeKind.Array => $"{Members}{List(type.Element!)}({reader}, {Take(type.Element!, depth + 1)}, ref {unfit})",
        TypeKind.Map => $"{Members}{Map(type.Element!)}({reader}, {Take(type.Element!, depth + 1)}, ref {unfit})",
        _ => $"{Method(type)}({reader}, ref {unfit})",
    };

    /// <summary>A method group or lambda that reads a value.</summary>
    private static string Take(LoweredType type, int depth) =>
        type.Kind is TypeKind.Array or TypeKind.Map
            ? $"static ({Reader} r{depth}, ref global::TokenOps.RawJson? u{depth}) => {Value(type, "r" + depth, "u" + depth, depth)}"
            : Method(type);

    private static string List(LoweredType element) =>
        element.IsNullable ? $"ReadNullableList<{element.CSharp}{(element.IsValueType ? "?" : string.Empty)}>"
        : element.IsValueType ? $"ReadValues<{element.CSharp}>"
        : $"ReadList<{element.CSharp}>";

    private static string Map(LoweredType element) =>
        element.IsNullable ? $"ReadNullableMap<{element.CSharp}{(element.IsValueType ? "?" : string.Empty)}>"
        : element.IsValueType ? $"ReadValueMap<{element.CSharp}>"
        : $"ReadMap<{element.CSharp}>";

    private static string Method(LoweredType type) => type.Kind switch
    {
        TypeKind.Object or TypeKind.Interface or TypeKind.Union => ReaderOf(type.CSharp) + ".Take",
        TypeKind.Enum => $"{Members}ReadEnum<{type.CSharp}>",
        TypeKind.String => Members + "ReadString",
        TypeKind.Boolean => Members + "ReadBoolean",
        TypeKind.DateTime => Members + "ReadDateTimeOffset",
        TypeKind.Base64 => Members + "ReadBase64",
        TypeKind.File => Members + "ReadFile",
        TypeKind.Files => Members + "ReadFiles",
        TypeKind.Number => Members + Number(type.CSharp),
        _ => Members + "ReadAny",
    };

    private static string Number(string csharp) => csharp switch
    {
        "int" => "ReadInt32",
        "long" => "ReadInt64",
        "decimal" => "ReadDecimal",
        "float" => "ReadSingle",
        _ => "ReadDouble",
    };
}
