using System;
using System.ClientModel;
using System.Linq;
using System.Threading.Tasks;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Images;

namespace TokenOps.Benchmarks.Calls;

/// <summary>The official SDK as its users have it, with every option at its default.</summary>
internal sealed class OfficialSubject(Uri address) : ICallSubject
{
    private ImageClient? _images;
    private ChatClient? _chat;
    private EmbeddingClient? _embeddings;

    private ImageClient Images => _images ??= new ImageClient(CallTexts.ImageModel, NewKey(), NewOptions());

    private ChatClient Chat => _chat ??= new ChatClient(CallTexts.ChatModel, NewKey(), NewOptions());

    private EmbeddingClient Embeddings => _embeddings ??= new EmbeddingClient(CallTexts.EmbeddingModel, NewKey(), NewOptions());

    public async Task<string?> EditAsync(string path)
    {
        GeneratedImage image = await Images.GenerateImageEditAsync(path, CallTexts.EditPrompt).ConfigureAwait(false);
        return image.ImageUri.OriginalString;
    }

    public async Task<string?> ChatAsync()
    {
        ChatCompletion completion = await Chat.CompleteChatAsync(NewMessages()).ConfigureAwait(false);
        return completion.Content[0].Text;
    }

    public async Task StreamAsync(StreamReading reading)
    {
        await foreach (var update in Chat.CompleteChatStreamingAsync(NewMessages()).ConfigureAwait(false))
            reading.Add(update.ContentUpdate is [var part, ..] ? part.Text : null);
    }

    public async Task<EmbeddingsRead> EmbedAsync()
    {
        OpenAIEmbeddingCollection list = await Embeddings.GenerateEmbeddingsAsync(EmbeddingTexts.Inputs).ConfigureAwait(false);

        // Every vector is asked for, because it is only then that the SDK may have to decode one.
        var length = list.Sum(static embedding => embedding.ToFloats().Length) / list.Count;
        return new EmbeddingsRead(list.Count, length, list[0].ToFloats().Span[0], list[^1].ToFloats().Span[^1]);
    }

    private static ChatMessage[] NewMessages() => [new SystemChatMessage(CallTexts.SystemText), new UserChatMessage(CallTexts.UserText)];

    private static ApiKeyCredential NewKey() => new(CallTexts.Key);

    private OpenAIClientOptions NewOptions() => new() { Endpoint = address };
}
