namespace Samples.Programs;

/// <summary>Starts a video, waits until it is done, and saves it.</summary>
internal static class VideoJob
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var job = await client.Videos.CreateVideoAsync(new() { Prompt = "Waves at a lighthouse", Seconds = "4" });
        var done = await client.Videos.RetrieveVideoUntilDoneAsync(job.Id);
        if (done.Status != VideoStatus.Completed)
            return $"The video is {done.Status}.";

        using var video = await client.Videos.DownloadVideoAsync(done.Id);
        return await video.SaveAsync(Path.Combine(folder, "waves.mp4"));
    }
}
