namespace TokenOps.OpenApi.Diagnostics;

/// <summary>The error codes of the compiler. A code never changes its meaning.</summary>
public static class DiagnosticCodes
{
    /// <summary>The file is not valid YAML, or uses YAML that JSON cannot express.</summary>
    public const string InvalidYaml = "TOPS001";

    /// <summary>The file is not an OpenAPI 3.1 document.</summary>
    public const string NotOpenApi = "TOPS002";

    /// <summary>A <c>$ref</c> points at nothing, or outside the document.</summary>
    public const string UnknownReference = "TOPS003";

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
}
