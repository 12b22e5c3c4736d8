using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Reads the requests of one operation: the document's examples, then one that sets every member.</summary>
internal sealed class RequestReader(SchemaResolver resolver)
{
    private const int MostFiles = 100;

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
                    shown ?? SampleMaker.Make(resolver, schema) ?? new JValue("any"),
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

            if (Make(body) is { } made)
            {
                yield return new RequestContract { Name = "made", Body = body, Value = made, Made = true };
            }
        }
    }

    private JToken? FirstNamed(JObject parameter) =>
        (parameter["examples"] as JObject)?.Properties().Select(named => resolver.Dereference(named.Value)["value"]).FirstOrDefault(value => value is not null);

    // Files stand for themselves; what only a reply has is left out. Null where no body can keep the document's rules.
    private JToken? Make(BodyContract body)
    {
        if (resolver.Resolve(body.RawSchema).IsBinary)
        {
            return RequestContract.File;
        }

        if (body.Members.Count == 0 || body.Kind == BodyKind.Json)
        {
            var value = SampleMaker.Make(resolver, body.RawSchema);
            foreach (var member in (value as JObject)?.Properties().Where(member => IsReadOnly(body, member.Name)).ToArray() ?? [])
            {
                member.Remove();
            }

            return value;
        }

        var form = new JObject();
        var properties = (JObject)resolver.Resolve(body.RawSchema).Schema["properties"]!;
        foreach (var member in body.Members)
        {
            if ((member.HoldsFile ? Files(member, properties[member.Name]) : SampleMaker.Make(resolver, properties[member.Name])) is { } value)
            {
                form[member.Name] = value;
            }
            else if (member.Required)
            {
                return null;
            }
        }

        return form;
    }

    // What may be one file is one; what must be a list is as short as it may be.
    private JToken Files(MemberRule member, JToken? property) => resolver.Resolve(property).Type == "array"
        ? new JArray(Enumerable.Repeat(RequestContract.File, (int)Math.Clamp(member.MinItems ?? 1, 1, MostFiles)))
        : RequestContract.File;

    private bool IsReadOnly(BodyContract body, string name) =>
        resolver.Resolve(body.RawSchema).Schema["properties"]?[name] is not null && !body.Members.Any(member => member.Name == name);
}
