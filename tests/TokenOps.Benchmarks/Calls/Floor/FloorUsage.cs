using System.Text.Json;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>What a chat completion was billed for.</summary>
internal sealed class FloorUsage
{
    public long PromptTokens { get; private set; }

    public long CompletionTokens { get; private set; }

    public long TotalTokens { get; private set; }

    /// <summary>Reads it from its name on.</summary>
    public static FloorUsage Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        var result = new FloorUsage();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("prompt_tokens"u8))
                result.PromptTokens = FloorJson.Number(ref reader);
            else if (reader.ValueTextEquals("completion_tokens"u8))
                result.CompletionTokens = FloorJson.Number(ref reader);
            else if (reader.ValueTextEquals("total_tokens"u8))
                result.TotalTokens = FloorJson.Number(ref reader);
            else
                FloorJson.Skip(ref reader);
        }

        return result;
    }
}
