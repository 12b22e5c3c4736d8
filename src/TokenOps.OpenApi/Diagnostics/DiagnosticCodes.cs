namespace TokenOps.OpenApi.Diagnostics;

/// <summary>
/// The codes of the compiler: <c>TOPS0xx</c> for errors, which stop the build, and <c>TOPS1xx</c> for notes, which say what was
/// chosen where a document left a choice. A code never changes its meaning.
/// </summary>
public static class DiagnosticCodes
{
    /// <summary>The file is not valid YAML, or uses YAML that JSON cannot express.</summary>
    public const string InvalidYaml = "TOPS001";

    /// <summary>The file is not an OpenAPI 3.1 document.</summary>
    public const string NotOpenApi = "TOPS002";

    /// <summary>A <c>$ref</c> points at nothing, or outside the document.</summary>
    public const string UnknownReference = "TOPS003";

    /// <summary>The document is larger, or nested more deeply, than anything that describes an API.</summary>
    public const string LimitExceeded = "TOPS004";

    /// <summary>The file is not an OpenAPI Overlay 1.0 document, or an action of it is malformed.</summary>
    public const string InvalidOverlay = "TOPS010";

    /// <summary>The target of an overlay action matches nothing.</summary>
    public const string OverlayTargetMatchesNothing = "TOPS011";

    /// <summary>Two documents define one name differently.</summary>
    public const string ConflictingDefinitions = "TOPS020";

    /// <summary>Two names of the document become one C# name.</summary>
    public const string NameClash = "TOPS030";

    /// <summary>A name has nothing that a C# identifier can be made of.</summary>
    public const string UnusableName = "TOPS031";

    /// <summary>A union has branches that cannot be told apart on the wire.</summary>
    public const string InexpressibleUnion = "TOPS040";

    /// <summary>Parts of an <c>allOf</c> contradict each other.</summary>
    public const string ContradictingAllOf = "TOPS041";

    /// <summary>A media type, parameter style or security scheme that the client does not speak.</summary>
    public const string Unsupported = "TOPS042";

    /// <summary>A keyword has a value of the wrong kind.</summary>
    public const string InvalidKeyword = "TOPS043";

    /// <summary>Note: the file says something in a way that the specification does not, and the reader took it in the usual sense.</summary>
    public const string ReadLeniently = "TOPS101";

    /// <summary>Note: a part of the document that a client has no use for, such as webhooks, was left out.</summary>
    public const string Ignored = "TOPS102";

    /// <summary>Note: the recorded order of the documents names a file twice, or one that is not there.</summary>
    public const string DocumentOrder = "TOPS103";

    /// <summary>Note: a reference names something that the compiler does not read, such as another server; any value is taken there.</summary>
    public const string UnreadReference = "TOPS104";

    /// <summary>Note: copies of one definition differ, and became one that reads and writes both.</summary>
    public const string Widened = "TOPS110";

    /// <summary>Note: copies of one definition contradict each other, and became two of different names.</summary>
    public const string Separated = "TOPS111";

    /// <summary>Note: documents contradict each other where only one thing can hold; the first was kept.</summary>
    public const string FirstKept = "TOPS112";

    /// <summary>Note: the caller's handler must add the credentials, because the client does not speak the security scheme.</summary>
    public const string CallerAuthorizes = "TOPS113";

    /// <summary>Note: a name was changed, because another has the C# name already or because it is none in C#.</summary>
    public const string Renamed = "TOPS120";

    /// <summary>Note: a schema says more than a C# type can, and became a type that holds every value of it.</summary>
    public const string Loosened = "TOPS121";

    /// <summary>Note: a media type, style or encoding that the client does not model is handed out and taken as it is.</summary>
    public const string Unmodelled = "TOPS122";

    /// <summary>Note: a constraint cannot be checked by the client, and is left to the server.</summary>
    public const string Unchecked = "TOPS123";
}
