using Newtonsoft.Json;

namespace TokenOps.Client.Tests.Serialization;

/// <summary>Reads the types that tests make up, for which nothing is generated.</summary>
internal static class ReflectedJson
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        ObjectCreationHandling = ObjectCreationHandling.Replace,
    });

    public static T? Read<T>(JsonReader reader) => Serializer.Deserialize<T>(reader);
}
