using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Reads the requests of one operation: the document's examples, then one that sets every member.</summary>
internal sealed class RequestReader(SchemaResolver resolver)
{
    private static readonly string[] IgnoredHeaders = ["ACCEPT", "CONTENT-TYPE", "AUTHORIZATION"];

    /// <summary>Reads the parameters of a path item and of its operation, which win.</summary>
    public IEnumerable<ParameterContract> ReadParameters(JObject item, JObject operation) =>
        (item["parameters"] as JArray ?? []).Concat(operation["parameters"] as JArray ?? [])
            .Select(resolver.Dereference)
            .GroupBy(parameter => ((string?)parameter["name"], (string?)parameter["in"]))
            .Select(same => same.Last())
            .Where(parameter => (string?)parameter["in"] != "header" || !IgnoredHeaders.Contains(((string)parameter["name"]!).ToUpperInvariant(), StringComparer.Ordinal))
            .Select(parameter =>
            {
                var schema = (parameter["schema"] ?? (parameter["content"] as JObject)?.Properties().FirstOrDefault()?.Value["schema"]) as JObject ?? [];
                var shown = parameter["example"] ?? FirstNamed(parameter);
                return new ParameterContract(
                    (string)parameter["name"]!,
                    (string)parameter["in"]!,
                    (string?)parameter["in"] == "path" || parameter.Value<bool?>("required") == true,
                    schema,
                    shown ?? SampleMaker.Make(resolver, schema),
                    Made: shown is null);
            });

    /// <summary>Reads the requests, the body's media types in the order given.</summary>
    public IEnumerable<RequestContract> Read(JObject operation, IReadOnlyList<BodyContract> bodies)
    {
        if (bodies.Count == 0)
        {
            yield return new RequestContract { Name = "made", Made = true };
        }

        var content = resolver.Dereference(operation["requestBody"])["content"] as JObject ?? [];
        foreach (var (body, media) in bodies.Zip(content.Properties().Select(media => resolver.Dereference(media.Value))))
        {
            if (media["example"] is { } single)
            {
                yield return new RequestContract { Name = "example", Body = body, Value = single };
            }

            foreach (var named in (media["examples"] as JObject ?? []).Properties())
            {
                if (resolver.Dereference(named.Value)["value"] is { } value)
                {
                    yield return new RequestContract { Name = named.Name, Body = body, Value = value };
                }
            }

            yield return new RequestContract { Name = "made", Body = body, Value = Make(body), Made = true };
        }
    }

    private JToken? FirstNamed(JObject parameter) =>
        (parameter["examples"] as JObject)?.Properties().Select(named => resolver.Dereference(named.Value)["value"]).FirstOrDefault(value => value is not null);

    // Files stand for themselves; what only a reply has is left out.
    private JToken Make(BodyContract body)
    {
        if (body.Members.Count == 0)
        {
            return resolver.Resolve(body.RawSchema).IsBinary ? RequestContract.File : SampleMaker.Make(resolver, body.RawSchema);
        }

        var properties = (JObject)resolver.Resolve(body.RawSchema).Schema["properties"]!;
        return new JObject(body.Members.Select(member => new JProperty(
            member.Name,
            member.Item.IsBinary ? RequestContract.File : SampleMaker.Make(resolver, properties[member.Name]))));
    }
}
