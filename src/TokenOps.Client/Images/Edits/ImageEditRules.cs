using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>The rules of an image edit that stand only in the vendor's prose; the schema's rules are generated.</summary>
internal readonly ref struct ImageEditRules
{
    private readonly CreateImageEditRequest _request;
    private readonly EffectiveModel _model;
    private readonly List<ValidationFinding> _findings;

    private ImageEditRules(CreateImageEditRequest request, EffectiveModel model, List<ValidationFinding> findings)
    {
        _request = request;
        _model = model;
        _findings = findings;
    }

    /// <summary>Adds a finding for every broken rule.</summary>
    /// <param name="request">The request.</param>
    /// <param name="files">What is known of its files, and whether the event stream was asked for by the method that was called.</param>
    /// <param name="findings">The findings so far.</param>
    public static void Check(CreateImageEditRequest request, FileInspections files, List<ValidationFinding> findings)
    {
        var rules = new ImageEditRules(request, EffectiveModel.Of(request), findings);
        if (rules._model.Kind != ImageEditModel.Unknown)
        {
            ImageEditFileRules.Check(request, files, rules._model, findings);
            rules.CheckPrompt();
            rules.CheckModelOptions();
            rules.CheckFormats();
            rules.CheckChoices();
            rules.CheckStream(files.IsStreaming);
        }
    }

    private void CheckPrompt()
    {
        // A prompt that is not there at all is the schema's business, and so is the maximum of gpt-image-1.
        if (_request.Prompt is not { } prompt)
            return;

        var length = CodePointLengthAttribute.CountCodePoints(prompt);
        if (length == 0)
            Add("prompt-empty", "prompt", "empty", "a text", ImageEditProse.PromptNotEmpty);
        else if (_model.IsDallE && length > 1000)
            Add("prompt-length", "prompt", $"{length} characters long", $"at most 1000 characters long for {_model.Name}", ImageEditProse.Prompt);
    }

    private void CheckModelOptions()
    {
        if (_model.IsDallE)
        {
            Unset("background", _request.Background is not null, ImageEditProse.Background);
            Unset("input_fidelity", _request.InputFidelity is not null, ImageEditProse.InputFidelity);
            Unset("output_format", _request.OutputFormat is not null, ImageEditProse.OutputFormat);
            Unset("output_compression", _request.OutputCompression is not null, ImageEditProse.OutputCompression);
            return;
        }

        if (_model.Kind == ImageEditModel.GptImage1Mini)
            Unset("input_fidelity", _request.InputFidelity is not null, ImageEditProse.InputFidelity);
        Unset("response_format", _request.ResponseFormat is not null, ImageEditProse.ResponseFormat);
    }

    // The prose speaks of three formats; another one may well be transparent, or compressed.
    private void CheckFormats()
    {
        if (_model.IsDallE)
            return;

        var format = _request.OutputFormat ?? ImageOutputFormat.Png;
        var found = _request.OutputFormat is null ? format.Value + ", the default" : format.Value;
        if (_request.Background == ImageBackground.Transparent && format == ImageOutputFormat.Jpeg)
            Add("background-format", "background", "transparent with " + found, "transparent only with an output_format of png or webp", ImageEditProse.TransparentBackground);
        if (_request.OutputCompression is not null && format == ImageOutputFormat.Png)
            Add("compression-format", "output_compression", "set with " + found, "set only with an output_format of webp or jpeg", ImageEditProse.OutputCompression);
    }

    private void CheckChoices()
    {
        if (_request.Quality is { } quality)
        {
            Choice(
                "model-quality",
                "quality",
                quality,
                [ImageQuality.Standard, ImageQuality.Auto],
                [ImageQuality.High, ImageQuality.Medium, ImageQuality.Low, ImageQuality.Auto],
                ImageEditProse.Quality);
        }

        if (_request.Size is { } size)
        {
            Choice(
                "model-size",
                "size",
                size,
                [ImageSize.Size256x256, ImageSize.Size512x512, ImageSize.Size1024x1024],
                [ImageSize.Size1024x1024, ImageSize.Size1536x1024, ImageSize.Size1024x1536, ImageSize.Auto],
                _model.IsDallE ? ImageEditProse.DallESize : ImageEditProse.GptSize);
        }
    }

    private void CheckStream(bool isStreaming)
    {
        if (_request.PartialImages is not null && !isStreaming && _request.Stream != true)
            Add("partial-images-stream", "partial_images", "set without stream", "set only when the reply is streamed", ImageEditProse.PartialImages);
    }

    private void Unset(string member, bool isSet, string sentence)
    {
        if (isSet)
            Add("model-option", member, "set", "unset for " + _model.Name, sentence);
    }

    // Only what the prose gives to other models alone is refused: a value that it does not speak of is not its to refuse.
    private void Choice<T>(string rule, string member, T value, T[] ofDallE, T[] ofGptImage, string sentence)
        where T : struct, IExtensibleEnum<T>
    {
        var (own, others) = _model.IsDallE ? (ofDallE, ofGptImage) : (ofGptImage, ofDallE);
        if (others.Contains(value) && !own.Contains(value))
            Add(rule, member, value.Value, $"{string.Join(", ", own.Take(own.Length - 1).Select(a => a.Value))} or {own[own.Length - 1].Value} for {_model.Name}", sentence);
    }

    private void Add(string rule, string member, string found, string allowed, string sentence) =>
        _findings.Add(new ValidationFinding(rule, member, found, allowed) { Source = sentence });
}
