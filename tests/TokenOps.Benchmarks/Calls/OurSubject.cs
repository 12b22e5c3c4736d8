using System;
using System.Threading.Tasks;
using Samples;

namespace TokenOps.Benchmarks.Calls;

/// <summary>Our client as its users have it, with every option at its default: requests are checked, calls retried.</summary>
internal sealed class OurSubject(Uri address) : ICallSubject
{
    private TokenOpsClient? _images;
    private Samples.TokenOpsClient? _texts;

    private TokenOpsClient Images => _images ??= new TokenOpsClient(NewOptions());

    // Chat and embeddings are in the samples' documents.
    private Samples.TokenOpsClient Texts => _texts ??= new Samples.TokenOpsClient(NewOptions());

    public async Task<string?> EditAsync(string path)
    {
        var response = await Images.Images.CreateImageEditAsync(new CreateImageEditRequest
        {
            Model = ImageModel.GptImage1,
            Prompt = CallTexts.EditPrompt,
            Image = FilePart.FromFile(path),
        }).ConfigureAwait(false);
        return response.Data[0].Url;
    }

    public async Task<string?> ChatAsync()
    {
        var completion = await Texts.Chat.CreateChatCompletionAsync(NewChatRequest()).ConfigureAwait(false);
        return completion.Choices[0].Message.Content;
    }

    public async Task StreamAsync(StreamReading reading)
    {
        await foreach (var chunk in Texts.Chat.CreateChatCompletionStreamingAsync(NewChatRequest()).ConfigureAwait(false))
            reading.Add(chunk.Choices[0].Delta.Content);
    }

    public async Task<EmbeddingsRead> EmbedAsync()
    {
        var list = await Texts.Embeddings.CreateEmbeddingAsync(new CreateEmbeddingRequest
        {
            Model = CallTexts.EmbeddingModel,
            Input = EmbeddingTexts.Inputs,
        }).ConfigureAwait(false);
        var last = list.Data[^1].EmbeddingValue;
        return new EmbeddingsRead(list.Data.Count, last.Count, list.Data[0].EmbeddingValue[0], last[^1]);
    }

    private static ChatRequest NewChatRequest() => new()
    {
        Model = CallTexts.ChatModel,
        Messages = [new SystemMessage { Content = CallTexts.SystemText }, new UserMessage { Content = CallTexts.UserText }],
    };

    private TokenOpsClientOptions NewOptions() => new() { ApiKey = CallTexts.Key, BaseAddress = address };
}
