using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Deserializes what has no generated reader. Made when it is first needed, which most programs never do.</summary>
internal static class ReplySerializer
{
    /// <summary>Independent of <c>JsonConvert.DefaultSettings</c>; safe to use from several threads.</summary>
    public static JsonSerializer Shared { get; } = JsonSerializer.Create(new JsonSerializerSettings
    {
        // What looks like a date stays the text that was sent, and "$ref" is a member like any other.
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,

        // A member that comes twice counts once.
        ObjectCreationHandling = ObjectCreationHandling.Replace,
    });
}
