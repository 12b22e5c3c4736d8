using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

/// <summary>Reads bodies as <see cref="ImagesReply"/>, the way the pipeline does.</summary>
internal static class ImagesReplies
{
    public static JsonReplyOptions Options { get; } = new() { Base64Members = new JsonPathPatterns(["data/*/b64_json"]) };

    public static Task<ImagesReply> ReadAsync(string json, int piece = int.MaxValue, bool announceLength = true, JsonReplyOptions? options = null) =>
        ReadAsync(Encoding.UTF8.GetBytes(json), piece, announceLength, options);

    public static Task<ImagesReply> ReadAsync(byte[] json, int piece = int.MaxValue, bool announceLength = true, JsonReplyOptions? options = null) =>
        ReadAsync(new PiecewiseStream(json, piece), new ReplyContent(announceLength ? json.Length : null), options);

    public static async Task<ImagesReply> ReadAsync(Stream body, ReplyContent content, JsonReplyOptions? options = null, CancellationToken cancellationToken = default) =>
        await JsonReply.ReadAsync<ImagesReply>(body, options ?? Options, content, read: ReflectedJson.Read<ImagesReply>, cancellationToken);

    /// <summary>Bytes that no compressor and no pattern finds anything in.</summary>
    public static byte[] Bytes(int length, int seed = 7)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static string Json(params byte[][] images) =>
        "{\"created\":1,\"data\":[" + string.Join(",", Array.ConvertAll(images, image => $"{{\"b64_json\":\"{Convert.ToBase64String(image)}\"}}")) + "]}";
}
