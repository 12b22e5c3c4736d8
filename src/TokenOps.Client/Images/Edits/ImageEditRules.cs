using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>The rules of an image edit that stand only in the vendor's prose; the schema's rules are generated.</summary>
internal sealed class ImageEditRules
{
    private readonly CreateImageEditRequest _request;
    private readonly ImageEditModel _model;
    private readonly List<ValidationFinding> _findings = [];

    private ImageEditRules(CreateImageEditRequest request)
    {
        _request = request;
        _model = EffectiveModel(request);
    }

    private bool IsGptImage => _model is ImageEditModel.GptImage1 or ImageEditModel.GptImage1Mini;

    private bool IsDallE => _model == ImageEditModel.DallE2;

    /// <summary>Finds every broken rule.</summary>
    /// <param name="request">The request.</param>
    /// <param name="files">What is known of its files.</param>
    /// <param name="isStreaming">Whether the event stream was asked for by the method that was called.</param>
    public static IReadOnlyList<ValidationFinding> Check(CreateImageEditRequest request, FileInspections files, bool isStreaming)
    {
        var rules = new ImageEditRules(request);
        if (rules._model != ImageEditModel.Unknown)
        {
            rules._findings.AddRange(ImageEditFileRules.Check(request, files, rules.IsDallE));
            rules.CheckPrompt();
            rules.CheckOptionsOfGptImage();
            rules.CheckChoices();
            rules.CheckStream(isStreaming);
        }

        return rules._findings;
    }

    // Prose of "model": dall-e-2, unless an option is used that only gpt-image-1 has.
    private static ImageEditModel EffectiveModel(CreateImageEditRequest request)
    {
        if (request.Model is not { } model)
        {
            var usesGptImage = request.Background is not null || request.InputFidelity is not null
                || request.OutputFormat is not null || request.OutputCompression is not null;
            return usesGptImage ? ImageEditModel.GptImage1 : ImageEditModel.DallE2;
        }

        return model == ImageModel.DallE2 ? ImageEditModel.DallE2
            : model == ImageModel.GptImage1 ? ImageEditModel.GptImage1
            : model == ImageModel.GptImage1Mini ? ImageEditModel.GptImage1Mini
            : ImageEditModel.Unknown;
    }

    private void CheckPrompt()
    {
        // A prompt that is not there at all is the schema's business.
        if (_request.Prompt is not { } prompt)
            return;

        var length = CodePointLengthAttribute.CountCodePoints(prompt);
        var maximum = IsDallE ? 1000 : 32000;
        if (length == 0)
            Add("prompt-empty", "prompt", "empty", "a text", ImageEditProse.PromptNotEmpty);
        else if (length > maximum)
            Add("prompt-length", "prompt", $"{length} characters", $"at most {maximum} characters long for {ModelName}", ImageEditProse.Prompt);
    }

    private void CheckOptionsOfGptImage()
    {
        if (IsDallE)
        {
            OnlyGptImage("background", _request.Background is not null, ImageEditProse.Background);
            OnlyGptImage("input_fidelity", _request.InputFidelity is not null, ImageEditProse.InputFidelity);
            OnlyGptImage("output_format", _request.OutputFormat is not null, ImageEditProse.OutputFormat);
            OnlyGptImage("output_compression", _request.OutputCompression is not null, ImageEditProse.OutputCompression);
            return;
        }

        if (_model == ImageEditModel.GptImage1Mini && _request.InputFidelity is not null)
            Add("model-option", "input_fidelity", "set", "unset for gpt-image-1-mini", ImageEditProse.InputFidelity);
        if (_request.ResponseFormat is not null)
            Add("model-option", "response_format", "set", $"unset for {ModelName}", ImageEditProse.ResponseFormat);
        if (_request.Background == ImageBackground.Transparent && _request.OutputFormat is { } format && format != ImageOutputFormat.Png && format != ImageOutputFormat.Webp)
            Add("background-format", "background", $"transparent with {Known(format)}", "transparent only with an output_format of png or webp", ImageEditProse.TransparentBackground);
        if (_request.OutputCompression is not null && _request.OutputFormat != ImageOutputFormat.Webp && _request.OutputFormat != ImageOutputFormat.Jpeg)
            Add("compression-format", "output_compression", $"set with {(_request.OutputFormat is { } other ? Known(other) : "png, the default")}", "set only with an output_format of webp or jpeg", ImageEditProse.OutputCompression);
    }

    private void CheckChoices()
    {
        if (_request.Quality is { } quality)
        {
            Choice(
                "model-quality",
                "quality",
                quality,
                IsDallE ? [ImageQuality.Standard, ImageQuality.Auto] : [ImageQuality.High, ImageQuality.Medium, ImageQuality.Low, ImageQuality.Auto],
                ImageEditProse.Quality);
        }

        if (_request.Size is { } size)
        {
            Choice(
                "model-size",
                "size",
                size,
                IsDallE
                    ? [ImageSize.Size256x256, ImageSize.Size512x512, ImageSize.Size1024x1024]
                    : [ImageSize.Size1024x1024, ImageSize.Size1536x1024, ImageSize.Size1024x1536, ImageSize.Auto],
                IsDallE ? ImageEditProse.DallESize : ImageEditProse.GptSize);
        }
    }

    private void CheckStream(bool isStreaming)
    {
        if (_request.PartialImages is not null && !isStreaming && _request.Stream != true)
            Add("partial-images-stream", "partial_images", "set without stream", "set only when the reply is streamed", ImageEditProse.PartialImages);
    }

    private void OnlyGptImage(string member, bool isSet, string sentence)
    {
        if (isSet)
            Add("model-option", member, "set", "unset for dall-e-2", sentence);
    }

    // A value that the document does not know may be one that the model has learnt since.
    private void Choice<T>(string rule, string member, T value, T[] allowed, string sentence)
        where T : struct, IExtensibleEnum<T>
    {
        if (value.IsKnown && !allowed.Contains(value))
            Add(rule, member, value.Value, $"{string.Join(", ", allowed.Select(a => a.Value))} for {ModelName}", sentence);
    }

    private string ModelName => _model switch
    {
        ImageEditModel.DallE2 => ImageModel.DallE2.Value,
        ImageEditModel.GptImage1Mini => ImageModel.GptImage1Mini.Value,
        _ => ImageModel.GptImage1.Value,
    };

    private static string Known(ImageOutputFormat format) => format.IsKnown ? format.Value : "an unknown format";

    private void Add(string rule, string member, string found, string allowed, string sentence) =>
        _findings.Add(new ValidationFinding(rule, member, found, allowed) { Source = sentence });
}
