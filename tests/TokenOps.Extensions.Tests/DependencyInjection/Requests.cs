namespace TokenOps.Extensions.Tests.DependencyInjection;

internal static class Requests
{
    public const string Prompt = "a rose that nobody may read about";

    // One transparent pixel.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=";

    public static CreateImageEditRequest Edit() => new()
    {
        Image = FilePart.FromBytes(Convert.FromBase64String(Png), "photo.png"),
        Prompt = Prompt,
    };
}
