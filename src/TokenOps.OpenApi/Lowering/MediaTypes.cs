using System;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Sorts media types by how the client speaks them.</summary>
internal static class MediaTypes
{
    public const string EventStream = "text/event-stream";

    public static BodyKind KindOf(string mediaType)
    {
        var bare = mediaType.Split(';')[0].Trim().ToLowerInvariant();
        return bare switch
        {
            "multipart/form-data" => BodyKind.Multipart,
            "application/x-www-form-urlencoded" => BodyKind.Form,
            "application/json" => BodyKind.Json,
            EventStream => BodyKind.EventStream,
            "application/xml" or "text/xml" => BodyKind.Unsupported,
            _ when bare.EndsWith("+json", StringComparison.Ordinal) => BodyKind.Json,
            _ when bare.EndsWith("+xml", StringComparison.Ordinal) => BodyKind.Unsupported,
            _ when bare.StartsWith("multipart/", StringComparison.Ordinal) => BodyKind.Unsupported,
            _ when bare.StartsWith("text/", StringComparison.Ordinal) => BodyKind.Text,
            _ => BodyKind.Binary,
        };
    }
}
