namespace TokenOps.Runtime;

/// <summary>
/// The sentences of the vendor's document that hold rules which its schema does not. A test finds each of them in the
/// document, so that a change of the prose asks for a look at the rules.
/// </summary>
internal static class ImageEditProse
{
    public const string Alpha = "如果mask未提供，图像必须具有透明度，将被用作mask";
    public const string GptImage = "对于 gpt-image-1，每个图像应为 png、webp 或 jpg 文件，小于 50MB";
    public const string GptImageCount = "最多可提供 16 个图像";
    public const string DallEImage = "对于 dall-e-2，只能提供一个图像，且应为正方形 png 文件，小于 4MB";
    public const string Mask = "必须是有效的 PNG 文件，小于 4MB，并且与图像具有相同的尺寸";
    public const string MaskAlpha = "其完全透明的区域（例如 alpha 为零的地方）指示应该编辑图像的位置";
    public const string Prompt = "dall-e-2 最大长度为 1000 个字符，gpt-image-1 最大长度为 32000 个字符";
    public const string PromptNotEmpty = "描述所需图像的文本提示";
    public const string Background = "设置生成图像背景的透明度。此参数仅支持 gpt-image-1";
    public const string TransparentBackground = "输出格式需要支持透明度，因此应设置为 png（默认值）或 webp";
    public const string InputFidelity = "此参数仅支持 gpt-image-1。gpt-image-1-mini 不支持";
    public const string OutputFormat = "生成图像返回的格式。此参数仅支持 gpt-image-1";
    public const string OutputCompression = "此参数仅支持使用 webp 或 jpeg 输出格式的 gpt-image-1";
    public const string Quality = "gpt-image-1 仅支持 high、medium 和 low。dall-e-2 仅支持 standard 质量";
    public const string ResponseFormat = "此参数仅支持 dall-e-2，因为 gpt-image-1 始终返回 base64 编码的图像";
    public const string GptSize = "gpt-image-1 必须是 1024x1024、1536x1024（横向）、1024x1536（纵向）或 auto（默认值）之一";
    public const string DallESize = "dall-e-2 必须是 256x256、512x512 或 1024x1024 之一";
    public const string PartialImages = "此参数用于返回部分图像的流式响应";
    public const string EffectiveModel = "默认为 dall-e-2，除非使用特定于 gpt-image-1 的参数";
}
