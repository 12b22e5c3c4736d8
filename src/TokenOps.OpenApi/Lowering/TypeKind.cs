namespace TokenOps.OpenApi.Lowering;

/// <summary>The kinds of C# type that a schema can become.</summary>
internal enum TypeKind
{
    Any,
    String,
    Boolean,
    Number,
    DateTime,
    Enum,
    File,
    Files,
    Base64,
    Object,
    Interface,
    Map,
    Array,
    Union,
}
