using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.ServerSentEvents;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.Cli.Verification;

/// <summary>Judges an answer by what the document says of the operation's responses.</summary>
internal sealed class AnswerJudge(JObject document)
{
    private const string EventStream = "text/event-stream";

    private readonly SchemaResolver _resolver = new(document);

    public IReadOnlyList<Drift> Judge(PlannedRequest planned, RecordedAnswer answer)
    {
        var operation = planned.Operation.Contract;
        var responses = _resolver.Dereference(document["paths"]?[operation.Path])[operation.Method.ToLowerInvariant()]?["responses"] as JObject ?? [];
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        var documented = string.Join(", ", responses.Properties().Select(r => r.Name));
        if ((responses[status] ?? responses[status[0] + "XX"] ?? responses["default"]) is not { } response)
            return [new Drift("status", string.Empty, $"{status}, which is undocumented", documented)];

        var drifts = new List<Drift>();
        if (answer.Status >= 300)
            drifts.Add(planned.Request.Made
                ? new Drift("status", string.Empty, status, "success, were the made request what the server knows", IsNote: true)
                : new Drift("status", string.Empty, status, "success: it is the document's own example"));

        var content = _resolver.Dereference(response)["content"] as JObject ?? [];
        if (content.Count == 0 && answer.Body.Length == 0)
            return drifts;

        var media = Documented(content, answer.MediaType);
        if (media is null)
            drifts.Add(new Drift("media type", string.Empty, answer.MediaType ?? "none", content.Count == 0 ? "no body" : string.Join(" or ", content.Properties().Select(m => m.Name))));
        else if (answer.Status < 300 && planned.IsStream != (media.Name == EventStream))
            drifts.Add(new Drift("media type", string.Empty, media.Name, planned.IsStream ? EventStream : "the media type of a reply that is no stream"));
        else
            drifts.AddRange(Body(media.Name, _resolver.Dereference(media.Value)["schema"], answer));
        return drifts;
    }

    // The media type itself, or else the narrowest range that it is of.
    private static JProperty? Documented(JObject content, string? mediaType) => mediaType is null ? null : ((string[])[mediaType, mediaType.Split('/')[0] + "/*", "*/*"])
        .Select(wanted => content.Properties().FirstOrDefault(m => m.Name.Split(';')[0].Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(found => found is not null);

    private IEnumerable<Drift> Body(string mediaType, JToken? schema, RecordedAnswer answer)
    {
        if (mediaType == EventStream)
        {
            using var stream = new MemoryStream(answer.Body);
            var events = SseParser.Create(stream).Enumerate().Where(e => e.Data != "[DONE]").ToList();
            return events.Count == 0
                ? [new Drift("events", string.Empty, "none", "at least one event")]
                : events.SelectMany((e, index) => Value(e.Data, schema, $"event {index}"));
        }

        return mediaType.Contains("json", StringComparison.OrdinalIgnoreCase) ? Value(Encoding.UTF8.GetString(answer.Body), schema, string.Empty) : [];
    }

    private IEnumerable<Drift> Value(string text, JToken? schema, string place)
    {
        JToken value;
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            value = JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return [new Drift("json", place, "something else", "JSON")];
        }

        return new SchemaJudge(_resolver).Judge(string.Empty, value, schema)
            .Select(v => new Drift(v.Rule, string.Join(": ", new[] { place, v.Part }.Where(p => p.Length > 0)), v.Found, v.Expected, IsNote: v.Rule == "enum"));
    }
}
