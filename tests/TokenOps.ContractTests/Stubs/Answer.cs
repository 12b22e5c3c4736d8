using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Stubs;

/// <summary>What a server answered.</summary>
internal sealed record Answer(int Status, string? MediaType, string Text, HttpResponseMessage Message)
{
    public JToken Json => JToken.Parse(Text);

    public static async Task<Answer> To(StubServer server, HttpMethod method, string path, HttpContent? content = null, string? authorization = "Bearer sk-test", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.BaseAddress, path)) { Content = content };
        foreach (var (name, value) in authorization is null ? headers : [.. headers, ("Authorization", authorization)])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await RunningStubs.Client.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response);
    }
}
