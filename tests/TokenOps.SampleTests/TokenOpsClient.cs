namespace Samples;

/// <summary>Gives the generated clients of the samples' documents the client's pipeline, as the client's own class does for its documents.</summary>
public partial class TokenOpsClient(TokenOps.TokenOpsClientOptions options) : System.IDisposable
{
    private readonly TokenOps.TokenOpsClient _client = new(options);

    private TokenOps.Runtime.ApiPipeline Pipeline => _client.Pipeline;

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        System.GC.SuppressFinalize(this);
    }
}
