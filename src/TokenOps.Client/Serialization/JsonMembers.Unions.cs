using Newtonsoft.Json;

namespace TokenOps.Runtime;

internal static partial class JsonMembers
{
    /// <summary>Returns a reader that stands at the present value and can look ahead: the reader itself, or one over what it read for that.</summary>
    public static Utf8TextReader Rereadable(JsonReader reader)
    {
        if (reader is Utf8TextReader already)
            return already;

        var copy = Utf8TextReader.Over(RawJson.Read(reader).Text);
        copy.FloatParseHandling = reader.FloatParseHandling;
        copy.Read();
        return copy;
    }

    /// <summary>Looks at the first item of an array that is not null.</summary>
    /// <param name="reader">Stands at the array's start.</param>
    /// <param name="again">A reader that stands there too, to read the array with.</param>
    /// <returns>The kind of the item; none when there is none.</returns>
    public static JsonKinds FirstItem(JsonReader reader, out JsonReader again)
    {
        var utf8 = Rereadable(reader);
        again = utf8;
        return utf8.KindOfFirstItem();
    }
}
