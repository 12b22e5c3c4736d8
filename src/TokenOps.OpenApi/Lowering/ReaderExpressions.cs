using System;
using System.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes the C# expressions that read values of lowered types; what they call is the client's <c>JsonMembers</c>.</summary>
/// <param name="readerOf">The reader of a class.</param>
internal sealed class ReaderExpressions(Func<string, string> readerOf)
{
    private const string Members = "global::TokenOps.Runtime.JsonMembers.";
    private static readonly string[] Tokens = ["String", "Integer", "Float", "Boolean", "StartArray", "StartObject"];

    private const string Token = "global::Newtonsoft.Json.JsonToken.";

    /// <summary>A method group or lambda that reads a whole reply.</summary>
    public string Root(LoweredType type) => Function(type, depth: 0);

    /// <summary>Reads the value in front of <paramref name="reader"/>; null where there is none.</summary>
    public string Value(LoweredType type, string reader, int depth = 0) => type.Kind switch
    {
        TypeKind.Array => $"{Members}ReadList<{type.Element!.CSharp}>({reader}, {Item(type.Element, depth + 1)})",
        TypeKind.Map => $"{Members}ReadMap<{type.Element!.CSharp}>({reader}, {Item(type.Element, depth + 1)})",
        TypeKind.Union => Union(type, reader, depth + 1),
        _ => $"{Method(type)}({reader})",
    };

    // Values that the list cannot hold as null are never null in it: enums are the empty one, the rest is an error.
    private string Item(LoweredType type, int depth) => type switch
    {
        { Kind: TypeKind.Enum } => $"static r{depth} => {Value(type, "r" + depth)}.GetValueOrDefault()",
        { IsValueType: true } => $"static r{depth} => {Members}Present(r{depth}, {Value(type, "r" + depth, depth)})",
        _ => $"static r{depth} => {Value(type, "r" + depth, depth)}!",
    };

    private string Function(LoweredType type, int depth) =>
        type.Kind is TypeKind.Array or TypeKind.Map or TypeKind.Union ? $"static r{depth} => {Value(type, "r" + depth, depth)}" : Method(type);

    private string Method(LoweredType type) => type.Kind switch
    {
        TypeKind.Object => readerOf(type.CSharp) + ".Read",
        TypeKind.Enum => $"{Members}ReadEnum<{type.CSharp}>",
        TypeKind.String => Members + "ReadString",
        TypeKind.Boolean => Members + "ReadBoolean",
        TypeKind.DateTime => Members + "ReadDateTimeOffset",
        TypeKind.Base64 => Members + "ReadBase64",
        TypeKind.Any => Members + "ReadAny",
        TypeKind.Number => Members + Number(type.CSharp),
        _ => $"{Members}ReadOther<{type.CSharp}>",
    };

    private static string Number(string csharp) => csharp switch
    {
        "int" => "ReadInt32",
        "long" => "ReadInt64",
        "decimal" => "ReadDecimal",
        "float" => "ReadSingle",
        _ => "ReadDouble",
    };

    // The first alternative that the token can be, as the converter of unions chooses it.
    private string Union(LoweredType type, string reader, int depth)
    {
        var r = "r" + depth;
        var arms = Tokens
            .Select(token => (Token: token, Type: type.Alternatives.FirstOrDefault(a => Accepts(a, token))))
            .Where(arm => arm.Type is not null)
            .Select(arm => $"{Token}{arm.Token} => {Here(arm.Type!, r, depth)}, ");
        return $"{Members}ReadUnion<{type.CSharp}>({reader}, static {r} => {r}.TokenType switch {{ {string.Concat(arms)}_ => (object?)null }}, {type.CSharp}.FromAny)";
    }

    private string Here(LoweredType type, string reader, int depth) => type.Kind switch
    {
        TypeKind.Array => $"{Members}ListFromHere<{type.Element!.CSharp}>({reader}, {Item(type.Element, depth + 1)})",
        TypeKind.Object or TypeKind.Map => Value(type, reader, depth),
        TypeKind.Enum => $"{Members}EnumFromHere<{type.CSharp}>({reader})",
        TypeKind.Base64 => $"global::TokenOps.Runtime.Base64DataConverter.Read({reader})",
        TypeKind.String or TypeKind.Boolean => reader + ".Value",
        TypeKind.Number when type.CSharp == "long" => $"{Members}Int64FromHere({reader})",
        TypeKind.Number when type.CSharp == "int" => $"{Members}Int32FromHere({reader})",
        _ => $"{Members}FromHere<{type.CSharp}>({reader})",
    };

    private static bool Accepts(LoweredType type, string token) => token switch
    {
        "String" => type.Kind is TypeKind.String or TypeKind.Enum or TypeKind.Base64 or TypeKind.DateTime,
        "Integer" => type.Kind == TypeKind.Number,
        "Float" => type.Kind == TypeKind.Number && type.CSharp is not ("int" or "long"),
        "Boolean" => type.Kind == TypeKind.Boolean,
        "StartArray" => type.Kind is TypeKind.Array or TypeKind.Files,
        _ => type.Kind is TypeKind.Object or TypeKind.Map,
    };
}
