namespace TokenOps.Extensions.Tests.DependencyInjection;

internal static class Requests
{
    public const string Prompt = "a rose that nobody may read about";

    public static CreateImageEditRequest Edit() => new()
    {
        Image = FilePart.FromBytes(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0 }, "photo.png"),
        Prompt = Prompt,
    };
}
