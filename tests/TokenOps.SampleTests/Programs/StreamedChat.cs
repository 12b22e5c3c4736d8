using System.Text;

namespace Samples.Programs;

/// <summary>Reads an answer while it is written.</summary>
internal static class StreamedChat
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var request = new ChatRequest { Model = "small", Messages = [new UserMessage { Content = "Count to three." }] };

        var text = new StringBuilder();
        await foreach (var chunk in client.Chat.CreateChatCompletionStreamingAsync(request))
            text.Append(chunk.Choices[0].Delta.Content);
        return text.ToString();
    }
}
