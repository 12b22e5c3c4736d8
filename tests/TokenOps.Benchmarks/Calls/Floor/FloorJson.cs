using System.Text.Json;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>The values behind the names of members.</summary>
internal static class FloorJson
{
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    public static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    public static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
