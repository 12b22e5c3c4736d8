namespace TokenOps.OpenApi.Lowering;

/// <summary>The extensions that overlays write for the compiler, and that the compiler writes for the templates.</summary>
internal static class Extensions
{
    // Written by overlays.
    public const string CSharpName = "x-csharp-name";
    public const string CSharpType = "x-csharp-type";
    public const string CSharpMembers = "x-csharp-members";
    public const string MultipartArrayNaming = "x-multipart-array-naming";
    public const string StreamSwitch = "x-stream-switch";
    public const string CompletedEvent = "x-completed-event";

    // Written for the templates.
    public const string Name = "x-name";
    public const string Type = "x-type";
    public const string Nullable = "x-nullable";
    public const string Backing = "x-backing";
    public const string Value = "x-value";
    public const string Initializer = "x-initializer";
    public const string NullInitializer = "x-null-initializer";
    public const string Part = "x-part";
    public const string PartNaming = "x-part-naming";
    public const string Location = "x-in";
    public const string Explode = "x-explode";
    public const string Separator = "x-separator";
    public const string IsSwitch = "x-is-switch";
    public const string Required = "x-required";
    public const string SendNull = "x-send-null";
    public const string Range = "x-range";
    public const string Length = "x-length";
    public const string Items = "x-items";
    public const string ItemPrefix = "x-item-";
    public const string Pattern = "x-pattern";
    public const string MultipleOf = "x-multiple-of";
    public const string Allowed = "x-allowed";
    public const string Listed = "x-listed";
    public const string WireName = "x-wire-name";
    public const string Request = "x-request";
    public const string InRequest = "x-in-request";
    public const string MustSet = "x-must-set";
    public const string Switch = "x-switch";
    public const string Discriminator = "x-discriminator";
    public const string Bag = "x-bag";
    public const string Kind = "x-kind";
    public const string ClassName = "x-class-name";
    public const string Implements = "x-implements";
    public const string Json = "x-json";
    public const string ReadMembers = "x-read-members";
    public const string ReadNames = "x-read-names";
    public const string WriteMembers = "x-write-members";
    public const string Shape = "x-shape";
    public const string Cases = "x-cases";
    public const string Default = "x-default";
    public const string Code = "x-code";
    public const string Item = "x-item";
    public const string Exact = "x-exact";
}
