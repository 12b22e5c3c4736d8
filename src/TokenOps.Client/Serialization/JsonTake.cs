using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Reads one value of a type.</summary>
/// <param name="reader">Stands at the value's first token, and afterwards at its last.</param>
/// <param name="unfit">Receives what does not fit the type; it is kept instead of the value, or beside it when only parts do not fit.</param>
/// <returns>The value; the default when there is none.</returns>
internal delegate T JsonTake<out T>(JsonReader reader, ref RawJson? unfit);
