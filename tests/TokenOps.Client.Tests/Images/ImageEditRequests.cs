using System;

namespace TokenOps.Client.Tests.Images;

/// <summary>Requests in perfect order, for tests to spoil.</summary>
internal static class ImageEditRequests
{
    public static CreateImageEditRequest Of(ImageModel? model, Action<CreateImageEditRequest>? change = null)
    {
        var request = new CreateImageEditRequest { Image = ImageEditFiles.Png(), Prompt = "Add a rose.", Model = model };
        change?.Invoke(request);
        return request;
    }

    public static CreateImageEditRequest GptImage(Action<CreateImageEditRequest>? change = null) => Of(ImageModel.GptImage1, change);

    public static CreateImageEditRequest Mini(Action<CreateImageEditRequest>? change = null) => Of(ImageModel.GptImage1Mini, change);

    public static CreateImageEditRequest DallE(Action<CreateImageEditRequest>? change = null) => Of(ImageModel.DallE2, change);

    public static CreateImageEditRequest NoModel(Action<CreateImageEditRequest>? change = null) => Of(null, change);

    /// <summary>Code points outside the basic plane, each of two UTF-16 units.</summary>
    public static string Roses(int count) => string.Create(count * 2, '\0', static (span, _) =>
    {
        for (var i = 0; i < span.Length; i += 2)
            "🌹".AsSpan().CopyTo(span[i..]);
    });
}
