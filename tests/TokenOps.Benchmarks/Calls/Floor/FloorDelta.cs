using System.Text.Json;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>What a piece adds to the message.</summary>
internal sealed class FloorDelta
{
    public string? Role { get; private set; }

    public string? Content { get; private set; }

    /// <summary>Reads one from its name on.</summary>
    public static FloorDelta Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        var result = new FloorDelta();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("role"u8))
                result.Role = FloorJson.Text(ref reader);
            else if (reader.ValueTextEquals("content"u8))
                result.Content = FloorJson.Text(ref reader);
            else
                FloorJson.Skip(ref reader);
        }

        return result;
    }
}
