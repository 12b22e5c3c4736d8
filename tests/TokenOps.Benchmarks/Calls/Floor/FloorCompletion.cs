using System;
using System.Collections.Generic;
using System.Text.Json;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>A chat completion, read by hand: each member once, into the type that it has.</summary>
internal sealed class FloorCompletion
{
    public string? Id { get; private set; }

    public string? Object { get; private set; }

    public long Created { get; private set; }

    public string? Model { get; private set; }

    public List<FloorChoice> Choices { get; } = new(1);

    public FloorUsage? Usage { get; private set; }

    public static FloorCompletion Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var result = new FloorCompletion();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            result.Set(ref reader);
        return result;
    }

    private void Set(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("id"u8))
            Id = FloorJson.Text(ref reader);
        else if (reader.ValueTextEquals("object"u8))
            Object = FloorJson.Text(ref reader);
        else if (reader.ValueTextEquals("created"u8))
            Created = FloorJson.Number(ref reader);
        else if (reader.ValueTextEquals("model"u8))
            Model = FloorJson.Text(ref reader);
        else if (reader.ValueTextEquals("choices"u8))
            ReadChoices(ref reader);
        else if (reader.ValueTextEquals("usage"u8))
            Usage = FloorUsage.Read(ref reader);
        else
            FloorJson.Skip(ref reader);
    }

    private void ReadChoices(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            Choices.Add(FloorChoice.Read(ref reader));
    }
}
