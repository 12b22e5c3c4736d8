using Newtonsoft.Json;

namespace TokenOps.Runtime;

internal static partial class JsonMembers
{
    /// <summary>Looks at the first item of an array that is not null.</summary>
    /// <param name="reader">Stands at the array's start.</param>
    /// <param name="again">A reader that stands there too, to read the array with.</param>
    /// <returns>The kind of the item; none when there is none.</returns>
    public static JsonKinds FirstItem(JsonReader reader, out JsonReader again)
    {
        var ahead = new ReplayReader(reader);
        var item = ahead.Peek();
        while (item.TokenType == JsonToken.Null)
            item = ahead.Peek();

        var kind = UnionShape.KindOf(item.TokenType);
        again = ahead.Rewind();
        return kind;
    }
}
