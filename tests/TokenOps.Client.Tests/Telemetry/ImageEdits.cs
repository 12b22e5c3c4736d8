using System;
using System.Collections.Generic;
using TokenOps.Client.Tests.Faults;

namespace TokenOps.Client.Tests.Telemetry;

/// <summary>Image edits and their answers, as the document has them.</summary>
internal static class ImageEdits
{
    public const string Key = "sk-test-0123456789abcdef";
    public const string Prompt = "a very confidential prompt about a red rose";
    public const string Usage = "\"usage\":{\"total_tokens\":19,\"input_tokens\":18,\"output_tokens\":1}";
    public const string Reply = "{\"created\":1589478378,\"data\":[{\"b64_json\":\"aGVsbG8=\"}]," + Usage + "}";
    public const string Partial = "event: image_edit.partial_image\ndata: {\"type\":\"image_edit.partial_image\",\"b64_json\":\"aGVsbG8=\",\"partial_image_index\":0}\n\n";
    public const string Completed = "event: image_edit.completed\ndata: {\"type\":\"image_edit.completed\",\"b64_json\":\"aGVsbG8=\"," + Usage + "}\n\n";
    public const string StreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    public static TokenOpsClient Client(FaultServer server, TimeProvider? time = null) => new(new TokenOpsClientOptions
    {
        ApiKey = Key,
        BaseAddress = server.Address,
        TimeProvider = time ?? new ObservedTime(),
        ValidateRequests = false,
    });

    public static CreateImageEditRequest Request(ImageModel? model = null) => new()
    {
        Image = FilePart.FromBytes(new byte[] { 1, 2, 3 }, "secret-holiday.png", "image/png")!,
        Prompt = Prompt,
        Model = model,
    };

    public static Dictionary<string, object?> Expected(FaultServer server, string? model = null)
    {
        var tags = new Dictionary<string, object?>
        {
            ["gen_ai.operation.name"] = "generate_content",
            ["gen_ai.provider.name"] = "tokenops",
            ["server.address"] = "127.0.0.1",
            ["server.port"] = server.Address.Port,
        };
        if (model is not null)
        {
            tags["gen_ai.request.model"] = model;
        }

        return tags;
    }
}
