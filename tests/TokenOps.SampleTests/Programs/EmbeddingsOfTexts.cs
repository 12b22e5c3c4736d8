namespace Samples.Programs;

/// <summary>Embeds one text, several texts, and tokens.</summary>
internal static class EmbeddingsOfTexts
{
    public static async Task<string> RunAsync(TokenOpsClient client, string folder)
    {
        var one = await client.Embeddings.CreateEmbeddingAsync(new() { Model = "embed", Input = "one text" });
        var several = await client.Embeddings.CreateEmbeddingAsync(new() { Model = "embed", Input = ["one text", "another"] });
        var tokens = await client.Embeddings.CreateEmbeddingAsync(new() { Model = "embed", Input = new[] { 15339, 1917 } });

        return $"{one.Data[0].EmbeddingValue.Count}, {several.Data.Count}, {tokens.Data.Count}";
    }
}
