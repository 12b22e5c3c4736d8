using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

internal static partial class JsonMembers
{
    /// <summary>A value as JSON text; null for files, which have none.</summary>
    public static RawJson ToRaw(object? value)
    {
        if (value is RawJson raw)
            return raw;
        if (value is null or FilePart or FilePartList)
            return RawJson.Null;

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text);
        WriteValue(writer, value);
        return RawJson.Trusted(text.ToString());
    }
}
