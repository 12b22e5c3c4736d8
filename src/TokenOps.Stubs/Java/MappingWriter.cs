using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Definitions;
using TokenOps.Stubs.Judging;

namespace TokenOps.Stubs.Java;

/// <summary>Says a stub definition in WireMock's JSON.</summary>
/// <param name="set">The definitions' document.</param>
/// <param name="explainer">Where refusals are explained, or null to let each mapping name its own rule.</param>
/// <param name="addFile">Keeps a body and returns its file's name.</param>
internal sealed class MappingWriter(StubDefinitionSet set, Uri? explainer, Func<string, ReadOnlyMemory<byte>, string> addFile)
{
    /// <summary>The header by which the explainer knows which definition asks.</summary>
    public const string DefinitionHeader = "X-Stub-Definition";

    private static readonly Dictionary<string, string[]> NoHeaders = [];

    /// <summary>The mappings of one definition.</summary>
    public IEnumerable<JObject> Write(StubDefinition definition) => definition.Trigger switch
    {
        StubTrigger.Unknown => [Mapping(definition, new JObject { ["urlPattern"] = ".*" }, Fixed(definition))],
        StubTrigger.Unauthorized => Missing(definition.Operation!.Security)
            .Select(headers => Mapping(definition, Request(definition, headers), Fixed(definition))),
        StubTrigger.WrongMediaType => WrongMediaType(definition),
        StubTrigger.Refused => new RefusalMappings(set, definition, explainer is not null, (request, violation, late) =>
            Mapping(definition, request, Refusal(definition, violation), late ? 50 : 0), () => Request(definition, Media(definition))).Write(),
        _ => [Mapping(definition, Success(definition), Fixed(definition))],
    };

    private static JObject Request(StubDefinition definition, JObject headers)
    {
        var request = new JObject { ["method"] = definition.Method, ["urlPathPattern"] = definition.Operation!.PathPattern };
        if (definition.Operation.FixedQuery.Count > 0)
        {
            request["queryParameters"] = new JObject(definition.Operation.FixedQuery.Select(pair => new JProperty(pair.Key, new JObject { ["equalTo"] = pair.Value })));
        }

        if (definition.PreferPattern is not null)
        {
            headers[Preference.Header] = new JObject { ["matches"] = definition.PreferPattern };
        }

        if (definition.AcceptPattern is not null)
        {
            headers["Accept"] = new JObject { ["matches"] = definition.AcceptPattern };
        }

        if (headers.Count > 0)
        {
            request["headers"] = headers;
        }

        return request;
    }

    private static JObject Media(StubDefinition definition) => definition.Body is null
        ? []
        : new JObject { ["Content-Type"] = new JObject { ["matches"] = StubDefinition.MediaPattern(definition.Body) } };

    private static JObject Success(StubDefinition definition)
    {
        var request = Request(definition, Media(definition));
        if (definition.Body is not { } body)
        {
            return request;
        }

        if (body.Kind == BodyKind.Multipart)
        {
            var parts = new JArray(body.Members.Where(member => member.Required)
                .Select(member => new JObject { ["matchingType"] = "ANY", ["headers"] = Disposition("matches", FormPatterns.Header(member)) }));
            if (definition.StreamSwitch is not null && body.Members.FirstOrDefault(member => member.Name == definition.StreamSwitch.Member) is { } on)
            {
                parts.Add(new JObject { ["matchingType"] = "ANY", ["headers"] = Disposition("matches", FormPatterns.Header(on)), ["bodyPatterns"] = new JArray(new JObject { ["binaryEqualTo"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(definition.StreamSwitch.Text)) }) });
            }

            if (parts.Count > 0)
            {
                request["multipartPatterns"] = parts;
            }
        }
        else if (definition.StreamSwitch is not null)
        {
            request["bodyPatterns"] = new JArray(new JObject { ["matchesJsonPath"] = $"$[?(@['{definition.StreamSwitch.Member}'] == {(definition.StreamSwitch.On.Type == JTokenType.Boolean ? "true" : $"'{definition.StreamSwitch.On}'")})]" });
        }

        return request;
    }

    /// <summary>A pattern on a part's Content-Disposition.</summary>
    public static JObject Disposition(string matcher, string pattern) => new() { ["Content-Disposition"] = new JObject { [matcher] = pattern } };

    private static IEnumerable<JObject> Missing(IReadOnlyList<IReadOnlyList<SecurityRule>> alternatives)
    {
        // None of the alternatives is met when each lacks one of its credentials.
        IEnumerable<SecurityRule[]> picks = [[]];
        foreach (var alternative in alternatives)
        {
            picks = picks.SelectMany(pick => alternative.Select(rule => (SecurityRule[])[.. pick, rule])).ToArray();
        }

        return picks.Select(pick => new JObject(pick
            .GroupBy(rule => rule.Header, StringComparer.OrdinalIgnoreCase)
            .Select(group => new JProperty(group.Key, AbsentOr(string.Join('|', group.Select(rule => rule.Pattern)))))));
    }

    private static JObject AbsentOr(string pattern) => new() { ["or"] = new JArray(new JObject { ["absent"] = true }, new JObject { ["doesNotMatch"] = pattern }) };

    private IEnumerable<JObject> WrongMediaType(StubDefinition definition)
    {
        var pattern = string.Join('|', definition.Operation!.Bodies.Select(StubDefinition.MediaPattern));
        var expected = string.Join(" or ", definition.Operation.Bodies.Select(body => body.MediaType));
        var matcher = definition.Operation.BodyRequired ? AbsentOr(pattern) : new JObject { ["doesNotMatch"] = pattern };
        yield return Mapping(
            definition,
            Request(definition, new JObject { ["Content-Type"] = matcher }),
            Refusal(definition, new Violation("Content-Type", "media type", "something else", expected)));
    }

    private JObject Refusal(StubDefinition definition, Violation violation)
    {
        if (explainer is not null)
        {
            return new JObject
            {
                ["proxyBaseUrl"] = explainer.ToString().TrimEnd('/'),
                ["additionalProxyRequestHeaders"] = new JObject { [DefinitionHeader] = definition.Name },
            };
        }

        return Response(definition.Name + "-" + violation.Part + "-" + violation.Rule, set.Refusal(definition.Operation!, [violation]));
    }

    private JObject Fixed(StubDefinition definition) => Response(definition.Name, definition.Respond(NoHeaders, ReadOnlyMemory<byte>.Empty));

    private JObject Response(string name, StubResponse from)
    {
        var response = new JObject { ["status"] = from.Status };
        if (from.Headers.Count > 0)
        {
            response["headers"] = new JObject(from.Headers.Select(header => new JProperty(header.Key, header.Value)));
        }

        if (!from.Body.IsEmpty)
        {
            response["bodyFileName"] = addFile(name, from.Body);
        }

        if (from.Events.Count > 1)
        {
            response["chunkedDribbleDelay"] = new JObject { ["numberOfChunks"] = from.Events.Count, ["totalDuration"] = 10 * from.Events.Count };
        }

        return response;
    }

    private static JObject Mapping(StubDefinition definition, JObject request, JObject response, int later = 0) => new()
    {
        ["name"] = definition.Name,
        ["priority"] = definition.Priority + later,
        ["request"] = request,
        ["response"] = response,
    };
}
