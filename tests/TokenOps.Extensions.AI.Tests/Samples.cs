using System;
using Microsoft.Extensions.AI;

namespace TokenOps.Extensions.AI.Tests;

/// <summary>Images and answers that are no real ones, but begin as they do.</summary>
internal static class Samples
{
    public const string Usage = "\"usage\":{\"total_tokens\":19,\"input_tokens\":18,\"output_tokens\":1,\"input_tokens_details\":{\"text_tokens\":13,\"image_tokens\":5}}";

    public static byte[] Png(byte last) => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, last];

    public static DataContent Original(byte last, string? name = null) => new(Png(last), "image/png") { Name = name };

    public static string Base64(byte last) => Convert.ToBase64String(Png(last));

    public static string Event(string type, byte last, string more) =>
        $$"""data: {"type":"image_edit.{{type}}","b64_json":"{{Base64(last)}}",{{more}}}""" + "\n\n";
}
