using TokenOps.FuzzTests.Inputs;
using TokenOps.Stubs;

namespace TokenOps.FuzzTests.Targets;

/// <summary>The targets by name.</summary>
internal static class AllTargets
{
    public static IReadOnlyList<IFuzzTarget> Make()
    {
        var document = ApiDocument.Load();
        var seeds = new Seeds(document);
        return
        [
            new ClientTarget("response", seeds.Responses(), ReadAsync),
            new ClientTarget("error", Seeds.Failures(), ReadAsync),
            new ClientTarget("events", seeds.Events(), StreamAsync),
            new LinkTarget(),
            new FormTarget(document),
            new ImageTarget(),
        ];
    }

    private static CreateImageEditRequest Request() => new() { Image = FilePart.FromBytes("image"u8.ToArray(), "a.png"), Prompt = "a" };

    private static async ValueTask ReadAsync(TokenOpsClient client, CallOptions options, CancellationToken cancellationToken)
    {
        var response = await client.Images.CreateImageEditAsync(Request(), options, cancellationToken);
        foreach (var image in response.Data ?? [])
            _ = image?.Bytes?.Length;
    }

    private static async ValueTask StreamAsync(TokenOpsClient client, CallOptions options, CancellationToken cancellationToken)
    {
        await foreach (var item in client.Images.CreateImageEditStreamingAsync(Request(), options, cancellationToken))
            _ = item.ToString();
    }
}
