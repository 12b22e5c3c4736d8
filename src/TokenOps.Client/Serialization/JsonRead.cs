using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Reads one value of a type; generated, so that a call needs no reflection.</summary>
/// <param name="reader">Stands right before the value.</param>
internal delegate T JsonRead<out T>(JsonReader reader);
