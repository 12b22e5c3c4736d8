using TokenOps;

namespace Samples.Programs;

/// <summary>Uploads a file, goes through the list of all files, and downloads each.</summary>
internal static class FilesUpAndDown
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var uploaded = await client.Files.CreateFileAsync(new() { File = FilePart.FromBytes("{}\n"u8.ToArray(), "batch.jsonl"), Purpose = "batch" });

        var saved = new List<string> { uploaded.Filename };
        await foreach (var file in client.Files.ListFilesAllAsync(new() { Limit = 2 }))
        {
            using var content = await client.Files.DownloadFileAsync(file.Id);
            saved.Add(await content.SaveAsync(Path.Combine(folder, file.Filename)));
        }

        return string.Join(", ", saved);
    }
}
