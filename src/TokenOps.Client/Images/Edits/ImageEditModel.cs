namespace TokenOps.Runtime;

/// <summary>The kinds of model that the prose of the image edit endpoint tells apart.</summary>
internal enum ImageEditModel
{
    /// <summary>A model that the document does not know: only the schema's rules hold.</summary>
    Unknown,

    /// <summary>dall-e-2.</summary>
    DallE2,

    /// <summary>gpt-image-1.</summary>
    GptImage1,

    /// <summary>gpt-image-1-mini, which lacks one option of gpt-image-1.</summary>
    GptImage1Mini,
}
