namespace TokenOps.Extensions.Tests.Hosting;

/// <summary>Whatever happens, neither key nor prompt leaves the application but for the gateway.</summary>
public sealed class SecrecyTests
{
    private static readonly EditOrder Order = new(Secrets.Prompt);

    private static readonly string ForFirst = Echo(Secrets.FirstKey);
    private static readonly string ForSecond = Echo(Secrets.SecondKey);

    [Test]
    public async Task Neither_key_nor_prompt_is_in_logs_spans_metrics_or_exceptions()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var app = await EditApplication.StartAsync(gateway);
        gateway.Then(Gateway.Edited).Then(ForSecond, 401).Then(ForSecond, 400).Then(ForFirst, 503).Then(ForFirst, 500)
            .Then("[\"" + Secrets.SecondKey + "\"," + ForSecond + "]").Then(ForSecond, 502, "text/html").Then(Secrets.Prompt)
            .Then("event: error\ndata: " + ForSecond + "\n\n", mediaType: "text/event-stream");

        (await app.VisitAsync("first", Order)).Status.Should().Be(200);
        await FailAsync(app, "second", Order, Order); // 401, 400
        await FailAsync(app, "first", Order, Order with { N = 11 }); // 503 and then 500; refused before it is sent
        await FailAsync(app, "second", Order, Order, Order, Order with { Streamed = true }); // not as documented, no JSON twice, an event of an error
        await FailAsync(app, "second", Order with { Prompt = string.Concat(Enumerable.Repeat(Secrets.Prompt, 1000)) }); // too long
        await gateway.StopAsync();
        await FailAsync(app, "second", Order);
        await app.CollectAsync();

        app.Failures.Select(f => f.GetType().Name).Should().Equal(
            nameof(TokenOpsAuthenticationException),
            nameof(TokenOpsInvalidRequestException),
            nameof(TokenOpsServerException),
            nameof(RequestValidationException),
            nameof(TokenOpsResponseException),
            nameof(TokenOpsServerException),
            nameof(TokenOpsResponseException),
            nameof(TokenOpsInvalidRequestException),
            nameof(RequestValidationException),
            nameof(TokenOpsConnectionException));
        app.ClientSpans.Should().HaveCount(11, "each call is one");
        var told = Told(app, gateway);
        AllKindsAreIn(told);
        told.Where(Secrets.AreIn).Should().BeEmpty();
    }

    [Test]
    public void The_search_finds_what_it_searches_for()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes("{\"prompt\":\"" + Secrets.Prompt + "\"}");

        Secrets.AreIn("a message: " + Newtonsoft.Json.JsonConvert.SerializeObject(Secrets.Prompt)).Should().BeTrue();
        Secrets.AreIn("?prompt=" + Uri.EscapeDataString(Secrets.Prompt)).Should().BeTrue();
        Secrets.AreIn(Convert.ToBase64String(bytes)).Should().BeTrue();
        Secrets.AreIn(Convert.ToBase64String([1, .. bytes])).Should().BeTrue();
        Secrets.AreIn(Convert.ToBase64String([1, 2, .. bytes])).Should().BeTrue();
        Secrets.AreIn(System.Text.Json.JsonSerializer.Serialize("Bearer " + Secrets.FirstKey)).Should().BeTrue();
        Secrets.AreIn("POST /v1/images/edits Bearer *").Should().BeFalse();
    }

    // As gateways do: the words of a refusal are made of what was sent.
    private static string Echo(string key) => Newtonsoft.Json.JsonConvert.SerializeObject(new
    {
        error = new { message = $"Incorrect API key provided: {key} for '{Secrets.Prompt}'", type = "invalid_request_error", param = "prompt", code = "invalid" },
    });

    private static async Task FailAsync(EditApplication app, string client, params EditOrder[] orders)
    {
        foreach (var order in orders)
            (await app.VisitAsync(client, order)).Status.Should().Be(500);
    }


    private static List<string> Told(EditApplication app, Gateway gateway) =>
    [
        .. app.Logs.Messages,
        .. app.Failures.SelectMany(static f => Chain(f)).SelectMany(static f => new[] { f.ToString(), f.Message }.Concat(f.Data.Values.OfType<object>().Select(static v => v.ToString()!))),
        .. app.Spans.SelectMany(static s => new[] { s.DisplayName, s.OperationName, s.StatusDescription ?? "" }
            .Concat(s.TagObjects.Concat(s.Events.SelectMany(static e => e.Tags)).Select(static t => t.ToString())).Concat(s.Events.Select(static e => e.Name)).Concat(s.Baggage.Select(static b => b.ToString()))),
        .. app.Metrics.SelectMany(m => MetricPoints.Of(app.Metrics, m.Name, gateway.Address.Port)).SelectMany(static p => p.Tags.Select(static t => t.ToString())),
    ];

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            yield return error;
    }

    // Or nothing would be found because nothing was looked at.
    private static void AllKindsAreIn(List<string> told)
    {
        string[] categories = ["TokenOps.Client", "System.Net.Http.HttpClient.TokenOps.first.ClientHandler", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing.EndpointMiddleware", "Microsoft.Extensions.Hosting"];
        categories.Where(c => !told.Exists(t => t.StartsWith(c, StringComparison.Ordinal))).Should().BeEmpty("every category is listened to");
        string[] words = ["createImageEdit completed", "createImageEdit failed", "is sent again in", "Authorization: *", "TokenOps.TokenOpsAuthenticationException: ", "[url.full, ", "[error.type, TokenOps.RequestValidationException]"];
        words.Where(w => !told.Exists(t => t.Contains(w, StringComparison.Ordinal))).Should().BeEmpty("each is told");
    }
}
