using TokenOps;

namespace Samples.Programs;

/// <summary>Makes an image and edits another, into files.</summary>
internal static class ImagesToFiles
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var made = await client.Images.CreateImageAsync(new() { Prompt = "A lighthouse", Size = "1024x1024" });
        var edited = await client.Images.CreateImageEditAsync(new() { Prompt = "Make it night", Image = FilePart.FromFile(Path.Combine(folder, "photo.png")) });

        return await made.Data[0].B64Json.SaveAsync(Path.Combine(folder, "made.png")) + " " + await edited.Data[0].B64Json.SaveAsync(Path.Combine(folder, "edited.png"));
    }
}
