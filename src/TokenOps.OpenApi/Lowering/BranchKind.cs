namespace TokenOps.OpenApi.Lowering;

/// <summary>The kinds of branches that make a difference to what a union becomes.</summary>
internal enum BranchKind
{
    Any,
    Text,
    Enum,
    Boolean,
    Number,
    File,
    Files,
    Array,
    Map,
    Object,
    Interface,
}
