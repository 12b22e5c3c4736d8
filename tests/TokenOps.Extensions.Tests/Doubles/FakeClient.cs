namespace TokenOps.Extensions.Tests.Doubles;

/// <summary>What a consumer's tests put in the place of the client.</summary>
internal sealed class FakeClient(ImagesClient images) : TokenOpsClient
{
    public override ImagesClient Images => images;
}
