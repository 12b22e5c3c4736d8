using System.Text.Json;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>The message of an answer.</summary>
internal sealed class FloorMessage
{
    public string? Role { get; private set; }

    public string? Content { get; private set; }

    public string? Refusal { get; private set; }

    /// <summary>Reads one from its name on.</summary>
    public static FloorMessage Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        var result = new FloorMessage();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("role"u8))
                result.Role = FloorJson.Text(ref reader);
            else if (reader.ValueTextEquals("content"u8))
                result.Content = FloorJson.Text(ref reader);
            else if (reader.ValueTextEquals("refusal"u8))
                result.Refusal = FloorJson.Text(ref reader);
            else
                FloorJson.Skip(ref reader);
        }

        return result;
    }
}
