using TokenOps;

namespace Samples.Programs;

/// <summary>Has a recording written down: as JSON, as text, and as captions.</summary>
internal static class Transcriptions
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var recording = FilePart.FromBytes(new byte[] { 1, 2, 3 }, "morning.mp3");

        var json = await client.Audio.CreateTranscriptionAsync(new() { File = recording, Model = "listen", TimestampGranularities = ["word"] });
        var text = await client.Audio.CreateTranscriptionTextAsync(new() { File = recording, Model = "listen", ResponseFormat = "text" });
        var captions = await client.Audio.CreateTranscriptionTextAsync(new() { File = recording, Model = "listen", ResponseFormat = "vtt" });

        return $"{json.Text} {text} {captions}";
    }
}
