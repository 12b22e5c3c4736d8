using System.Runtime.InteropServices;

namespace TokenOps.Runtime;

/// <summary>The model that an image edit will be carried out by, as far as the document tells (<see cref="ImageEditProse.EffectiveModel"/>).</summary>
/// <param name="Kind">Which rules hold.</param>
/// <param name="Model">The model.</param>
/// <param name="Reason">Why it is this one; null when the caller chose it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EffectiveModel(ImageEditModel Kind, ImageModel Model, string? Reason)
{
    /// <summary>The model's name for messages, with the reason when it was not chosen by the caller.</summary>
    public string Name => Reason is null ? Model.Value : $"{Model.Value} ({Reason})";

    public bool IsDallE => Kind == ImageEditModel.DallE2;

    public static EffectiveModel Of(CreateImageEditRequest request)
    {
        if (request.Model is { } model)
            return new EffectiveModel(KindOf(model), model, Reason: null);

        return OptionOfGptImage(request) is { } option
            ? new EffectiveModel(ImageEditModel.GptImage1, ImageModel.GptImage1, "implied by " + option)
            : new EffectiveModel(ImageEditModel.DallE2, ImageModel.DallE2, "the default");
    }

    private static ImageEditModel KindOf(ImageModel model) =>
        model == ImageModel.DallE2 ? ImageEditModel.DallE2
        : model == ImageModel.GptImage1 ? ImageEditModel.GptImage1
        : model == ImageModel.GptImage1Mini ? ImageEditModel.GptImage1Mini
        : ImageEditModel.Unknown;

    private static string? OptionOfGptImage(CreateImageEditRequest request) =>
        request.Background is not null ? "background"
        : request.InputFidelity is not null ? "input_fidelity"
        : request.OutputFormat is not null ? "output_format"
        : request.OutputCompression is not null ? "output_compression"
        : null;
}
