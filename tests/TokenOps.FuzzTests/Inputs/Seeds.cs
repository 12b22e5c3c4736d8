using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.FuzzTests.Inputs;

/// <summary>What the campaign begins with: the examples of the compiled document, in every shape in which a server might bring them.</summary>
internal sealed class Seeds(JObject document)
{
    private static readonly string[] Errors =
    [
        "{\"error\":{\"code\":400,\"message\":\"cnry0000000000000000\",\"details\":[{\"a\":1}]}}",
        "{\"error\":{\"message\":\"cnry0000000000000000\",\"type\":\"invalid_request_error\",\"param\":\"size\",\"code\":\"invalid_value\"}}",
        "[{\"error\":{\"message\":\"cnry0000000000000000\",\"code\":429}}]",
        "{\"detail\":[{\"loc\":[\"body\",\"n\"],\"msg\":\"cnry0000000000000000\"}]}",
        "{\"error\":\"cnry0000000000000000\"}",
        "<html><head><title>502 cnry0000000000000000</title></head><body>sk-fuzz-0123456789abcdef</body></html>",
        "cnry0000000000000000",
        string.Empty,
    ];

    /// <summary>Gets JSON responses.</summary>
    public IEnumerable<FuzzInput> Responses() =>
        from json in Examples("application/json").Append(new JObject { ["created"] = 1, ["data"] = new JArray(Item(), JValue.CreateNull(), Item()) })
        from text in new[] { json.ToString(Formatting.None), Marked(json).ToString(Formatting.Indented) }
        select Json(text);

    /// <summary>Gets error responses.</summary>
    public static IEnumerable<FuzzInput> Failures() =>
        from text in Errors
        from status in new[] { 400, 401, 429, 500, 503, 302 }
        select Json(text) with { Status = status, ContentType = text.StartsWith('<') ? "text/html" : "application/json" };

    /// <summary>Gets event streams.</summary>
    public IEnumerable<FuzzInput> Events()
    {
        var streams = Examples("text/event-stream").Select(Events).ToList();
        streams.Add("data: {\"error\":{\"message\":\"cnry0000000000000000\",\"code\":\"rate_limit_exceeded\"}}\n\n");
        streams.Add("event: error\ndata: cnry0000000000000000\n\n");
        streams.Add("event: unheard.of\ndata: {\"a\":\"cnry0000000000000000\"}\n\ndata: [DONE]\n\n");
        return streams.Select(static text => Json(text) with { ContentType = "text/event-stream" }).Concat(Responses());
    }

    /// <summary>Gets downloads.</summary>
    public static IEnumerable<FuzzInput> Downloads() =>
        Images().Select(static i => i with { ContentType = "image/png" }).Append(Json("cnry0000000000000000") with { ContentType = "text/plain", Status = 404 }).Append(Json("moved") with { Status = 302, Location = "https://example.com/b", Redirects = 1 });

    /// <summary>Gets forms.</summary>
    public static IEnumerable<FuzzInput> Forms()
    {
        const string Image = "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\u0089PNG\r\n";
        const string Prompt = "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nAdd cnry0000000000000000\r\n";
        const string Count = "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n2\r\n";
        yield return Json(Image + Prompt + Count + "--b--\r\n") with { ContentType = "multipart/form-data; boundary=b" };
        yield return Json(Prompt + "--b--") with { ContentType = "multipart/form-data; boundary=\"b\"" };
        yield return Json("{\"prompt\":\"cnry0000000000000000\",\"n\":11,\"stream\":true}");
    }

    /// <summary>Gets images.</summary>
    public static IEnumerable<FuzzInput> Images() =>
        from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "images")).Order(StringComparer.Ordinal)
        let bytes = File.ReadAllBytes(file)
        where bytes.Length <= 4096
        select new FuzzInput { Body = bytes };

    private static FuzzInput Json(string text) => new() { Body = Encoding.UTF8.GetBytes(text), ContentType = "application/json" };

    private static JObject Item() => new() { ["b64_json"] = "iVBORw0KGgo=", ["revised_prompt"] = string.Concat(Enumerable.Repeat(Canary.Placeholder, 20)) };

    private static string Events(JToken example) => string.Concat(
        (example as JArray ?? [example]).Select(static e => $"event: {e["type"]}\ndata: {Marked(e).ToString(Formatting.None)}\n\n"));

    // Every object gets a mark of its own, in a member that nobody knows.
    private static JToken Marked(JToken example)
    {
        var copy = example.DeepClone();
        foreach (var item in copy.DescendantsOrSelf().OfType<JObject>().ToList())
            item["note"] = Canary.Placeholder;

        return copy;
    }

    private IEnumerable<JToken> Examples(string mediaType) =>
        from content in document.Descendants().OfType<JProperty>()
        where content.Name == mediaType && content.Value is JObject
        from examples in new[] { content.Value["examples"] as JObject ?? [] }
        from example in examples.PropertyValues()
        where example["value"] is not null
        select example["value"];
}

file static class Tokens
{
    public static IEnumerable<JToken> DescendantsOrSelf(this JToken token) =>
        token is JContainer container ? container.DescendantsAndSelf() : [token];
}
