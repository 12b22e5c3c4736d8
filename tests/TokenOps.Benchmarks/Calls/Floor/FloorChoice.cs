using System.Text.Json;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>One answer of a chat completion.</summary>
internal sealed class FloorChoice
{
    public long Index { get; private set; }

    public FloorMessage? Message { get; private set; }

    public string? FinishReason { get; private set; }

    /// <summary>Reads one from its opening brace on.</summary>
    public static FloorChoice Read(ref Utf8JsonReader reader)
    {
        var result = new FloorChoice();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("index"u8))
                result.Index = FloorJson.Number(ref reader);
            else if (reader.ValueTextEquals("message"u8))
                result.Message = FloorMessage.Read(ref reader);
            else if (reader.ValueTextEquals("finish_reason"u8))
                result.FinishReason = FloorJson.Text(ref reader);
            else
                FloorJson.Skip(ref reader);
        }

        return result;
    }
}
