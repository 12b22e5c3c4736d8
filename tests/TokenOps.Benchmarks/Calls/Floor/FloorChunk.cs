using System;
using System.Collections.Generic;
using System.Text.Json;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>One event of a streamed chat completion.</summary>
internal sealed class FloorChunk
{
    public string? Id { get; private set; }

    public List<FloorChunkChoice> Choices { get; } = new(1);

    public static FloorChunk Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var result = new FloorChunk();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                result.Id = FloorJson.Text(ref reader);
            else if (reader.ValueTextEquals("choices"u8))
                result.ReadChoices(ref reader);
            else
                FloorJson.Skip(ref reader);
        }

        return result;
    }

    private void ReadChoices(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            Choices.Add(FloorChunkChoice.Read(ref reader));
    }
}
