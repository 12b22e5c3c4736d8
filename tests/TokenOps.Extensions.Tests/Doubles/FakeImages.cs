namespace TokenOps.Extensions.Tests.Doubles;

/// <summary>What a consumer's tests put in the place of the images client: no server, no internals, no library for mocks.</summary>
internal sealed class FakeImages(Func<CreateImageEditRequest, ImagesResponse> answer, params IImageEditStreamEvent[] events) : ImagesClient
{
    public List<CreateImageEditRequest> Requests { get; } = [];

    public override Task<ImagesResponse> CreateImageEditAsync(CreateImageEditRequest request, CallOptions? options, CancellationToken cancellationToken = default)
    {
        Requests.Add(request);
        return Task.FromResult(answer(request));
    }

    public override async IAsyncEnumerable<IImageEditStreamEvent> CreateImageEditStreamingAsync(
        CreateImageEditRequest request, CallOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Requests.Add(request);
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in events)
            yield return item;
    }
}
