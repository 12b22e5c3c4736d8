using System.Text.Json;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>A piece of one answer.</summary>
internal sealed class FloorChunkChoice
{
    public long Index { get; private set; }

    public FloorDelta? Delta { get; private set; }

    public string? FinishReason { get; private set; }

    /// <summary>Reads one from its opening brace on.</summary>
    public static FloorChunkChoice Read(ref Utf8JsonReader reader)
    {
        var result = new FloorChunkChoice();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("index"u8))
                result.Index = FloorJson.Number(ref reader);
            else if (reader.ValueTextEquals("delta"u8))
                result.Delta = FloorDelta.Read(ref reader);
            else if (reader.ValueTextEquals("finish_reason"u8))
                result.FinishReason = FloorJson.Text(ref reader);
            else
                FloorJson.Skip(ref reader);
        }

        return result;
    }
}
