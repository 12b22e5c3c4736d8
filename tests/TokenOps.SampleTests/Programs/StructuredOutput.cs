using TokenOps;

namespace Samples.Programs;

/// <summary>Asks for JSON that follows a schema.</summary>
internal static class StructuredOutput
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var schema = RawJson.MembersOf("""{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}""");
        var completion = await client.Chat.CreateChatCompletionAsync(new ChatRequest
        {
            Model = "small",
            Messages = [new UserMessage { Content = "Name a city." }],
            ResponseFormat = new ResponseFormatJsonSchema { JsonSchema = new() { Name = "city", Strict = true, Schema = schema } },
        });

        var message = completion.Choices[0].Message;
        if (message.Content is not { } json)
            return $"The model said why not: {message.Refusal ?? completion.Choices[0].FinishReason.ToString()}";
        return RawJson.MembersOf(json)["name"].GetString() ?? "a city without a name";
    }
}
