namespace Samples.Programs;

/// <summary>Asks a Gemini model, at once and as a stream.</summary>
internal static class GeminiCallAndStream
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var request = new GenerateContentRequest { Contents = [new GeminiContent { Role = "user", Parts = [new() { Text = "Say hello." }] }] };

        var response = await client.Gemini.GenerateContentAsync("gemini-small", request);
        var said = response.Candidates?[0].Content?.Parts[0].Text;

        await foreach (var part in client.Gemini.StreamGenerateContentStreamingAsync("gemini-small", request, new() { Alt = "sse" }))
            said += part.Candidates?[0].Content?.Parts[0].Text;
        return said ?? "nothing";
    }
}
