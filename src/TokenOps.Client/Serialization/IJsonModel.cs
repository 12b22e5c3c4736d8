using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Implemented by generated types: writes itself as JSON.</summary>
internal interface IJsonModel
{
    void Write(JsonWriter writer);
}
