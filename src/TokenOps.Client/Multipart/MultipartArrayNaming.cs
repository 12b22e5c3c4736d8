namespace TokenOps;

/// <summary>How the items of an array are named as parts of a <c>multipart/form-data</c> body.</summary>
public enum MultipartArrayNaming
{
    /// <summary>Every item under the bare name: <c>image</c>, <c>image</c>.</summary>
    Repeat,

    /// <summary>Every item under the name with brackets: <c>image[]</c>, <c>image[]</c>.</summary>
    Brackets,

    /// <summary>A single item under the bare name, several under the name with brackets, as the official OpenAI SDKs send images.</summary>
    BracketsWhenSeveral,
}
