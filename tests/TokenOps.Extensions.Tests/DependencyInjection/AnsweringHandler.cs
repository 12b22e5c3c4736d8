using System.Net;

namespace TokenOps.Extensions.Tests.DependencyInjection;

/// <summary>Stands for the server: answers in turn and remembers what came.</summary>
internal sealed class AnsweringHandler(params HttpStatusCode[] answers) : HttpMessageHandler
{
    public List<Uri> Addresses { get; } = [];

    public List<string?> Keys { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var status = Keys.Count < answers.Length ? answers[Keys.Count] : HttpStatusCode.OK;
        Addresses.Add(request.RequestUri!);
        Keys.Add(request.Headers.Authorization?.ToString());
        return Task.FromResult(new HttpResponseMessage(status)
        {
            RequestMessage = request,
            Content = new StringContent("""{"created":1,"data":[]}""", System.Text.Encoding.UTF8, "application/json"),
        });
    }
}
