using System;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Runtime;

internal static partial class JsonMembers
{
    /// <summary>Reads a union.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="read">Reads the value by the token that was read; null when the token is of none of the union's kinds.</param>
    /// <param name="create">Makes the union of the value.</param>
    public static TUnion? ReadUnion<TUnion>(JsonReader reader, JsonRead<object?> read, Func<object?, TUnion> create)
        where TUnion : struct
    {
        Read(reader);
        return reader.TokenType is JsonToken.Null or JsonToken.EndArray ? null : create(read(reader) ?? JToken.ReadFrom(reader));
    }
}
