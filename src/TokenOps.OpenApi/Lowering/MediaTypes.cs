using System;
using System.Collections.Frozen;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Sorts media types by how the client speaks them.</summary>
internal static class MediaTypes
{
    private static readonly FrozenSet<string> Lines = FrozenSet.Create(
        StringComparer.Ordinal, "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines", "application/json-lines", "application/json-seq", "application/stream+json");

    private static readonly FrozenSet<string> Texts = FrozenSet.Create(
        StringComparer.Ordinal, "application/xml", "application/yaml", "application/x-yaml", "application/javascript", "application/ecmascript", "application/sdp", "application/graphql", "application/sql", "application/toml", "application/x-subrip");

    /// <summary>Returns how the client speaks a media type, whose parameters do not matter.</summary>
    public static BodyKind KindOf(string mediaType)
    {
        var bare = Bare(mediaType);
        return bare switch
        {
            "multipart/form-data" => BodyKind.Multipart,
            "application/x-www-form-urlencoded" => BodyKind.Form,
            "application/json" or "text/json" => BodyKind.Json,
            "text/event-stream" => BodyKind.EventStream,
            "*/*" or "*" or "application/*" => BodyKind.Range,
            _ when Lines.Contains(bare) => BodyKind.JsonLines,
            _ when bare.EndsWith("+json", StringComparison.Ordinal) => BodyKind.Json,
            _ when bare.StartsWith("text/", StringComparison.Ordinal) || bare.EndsWith("+xml", StringComparison.Ordinal) || Texts.Contains(bare) => BodyKind.Text,
            _ => BodyKind.Binary,
        };
    }

    /// <summary>Returns the media type without its parameters, in lower case.</summary>
    public static string Bare(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
