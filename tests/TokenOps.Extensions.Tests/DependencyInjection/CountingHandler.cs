namespace TokenOps.Extensions.Tests.DependencyInjection;

/// <summary>A handler as a caller would add one.</summary>
internal sealed class CountingHandler : DelegatingHandler
{
    public int Count { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Count++;
        return base.SendAsync(request, cancellationToken);
    }
}
