namespace Samples.Programs;

/// <summary>Has a text read out, into a file.</summary>
internal static class SpeechToFile
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        using var speech = await client.Audio.CreateSpeechAsync(new() { Model = "speak", Input = "Good morning.", Voice = "nova" });
        return await speech.SaveAsync(Path.Combine(folder, "morning.mp3"));
    }
}
