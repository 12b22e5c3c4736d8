using TokenOps;

namespace Samples.Programs;

/// <summary>Asks about a picture, lets the model call a function, and gives it the result.</summary>
internal static class ChatWithImageAndTools
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var picture = await FilePart.FromFile(Path.Combine(folder, "photo.png")).ToDataUriAsync();
        var parameters = RawJson.MembersOf("""{"type":"object","properties":{"city":{"type":"string"}}}""");
        var request = new ChatRequest
        {
            Model = "small",
            Messages =
            [
                new SystemMessage { Content = "Answer in one sentence." },
                new UserMessage
                {
                    Content = [new TextPart { Text = "Which city is this, and how many people live there?" }, new ImagePart { ImageUrl = new() { Url = picture } }],
                },
            ],
            Tools = [new Tool { Function = new() { Name = "find_place", Parameters = parameters } }],
            ToolChoice = "auto",
            Stop = ["END", "STOP"],
        };

        var answer = (await client.Chat.CreateChatCompletionAsync(request)).Choices[0].Message;
        request.Messages.Add(answer);
        foreach (var call in answer.ToolCalls ?? [])
        {
            var result = $$"""{"called":"{{call.Function.Name}}","people":709000}""";
            request.Messages.Add(new ToolMessage { ToolCallId = call.Id, Content = result });
        }

        var last = await client.Chat.CreateChatCompletionAsync(request);
        return $"{request.Messages.Count} messages, {last.Usage?.TotalTokens} tokens";
    }
}
