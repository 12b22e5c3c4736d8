using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers the successful responses of an operation. Failures are the runtime's: servers answer more of them than a document lists.</summary>
internal sealed class ResponseLowerer(TypeLowerer types, DiagnosticBag diagnostics)
{
    public JObject Lower(JObject operation, string name, JObject lowered)
    {
        var contents = new List<JProperty>();
        var description = string.Empty;
        foreach (var response in Successes(operation))
        {
            if (types.References.Resolve(response.Value) is not { } resolved)
                continue;
            description = description.Length > 0 ? description : resolved["description"]?.ToString() ?? string.Empty;
            contents.AddRange((resolved["content"] as JObject)?.Properties() ?? []);
        }

        var result = new JObject(new JProperty("description", description));
        lowered["x-result"] = "None";
        var plain = contents.Where(c => MediaTypes.KindOf(c.Name) != BodyKind.EventStream).OrderBy(c => MediaTypes.KindOf(c.Name)).FirstOrDefault();
        if (plain is not null)
            LowerContent(plain, name, lowered, result);
        if (contents.Find(c => MediaTypes.KindOf(c.Name) == BodyKind.EventStream) is { } stream)
            LowerStream(stream, operation, name, lowered);
        return new JObject(new JProperty("200", result));
    }

    private static IEnumerable<JProperty> Successes(JObject operation)
    {
        var responses = (operation["responses"] as JObject)?.Properties().ToList() ?? [];
        var successes = responses.Where(r => r.Name.StartsWith('2')).OrderBy(r => r.Name, StringComparer.Ordinal).ToList();
        return successes.Count > 0 ? successes : responses.Where(r => r.Name == "default");
    }

    private void LowerContent(JProperty content, string name, JObject lowered, JObject result)
    {
        var mediaType = content.Name;
        lowered["x-accept"] = CSharpName.Literal(mediaType);
        var schema = content.Value["schema"];
        switch (MediaTypes.KindOf(mediaType))
        {
            case BodyKind.Json when schema is not null:
                var type = types.Lower(schema, name + "Response");
                lowered["x-result"] = "Json";
                lowered["x-result-type"] = type.CSharp;
                types.Registry.Replies.Add((lowered, "x-read", type));
                lowered["x-base64"] = Base64Members.Find(types.Registry, type);
                result["content"] = new JObject(new JProperty("application/json", new JObject(new JProperty("schema", type.Schema.DeepClone()))));
                break;
            case BodyKind.Json:
                lowered["x-result"] = "Json";
                lowered["x-result-type"] = LoweredType.Any().CSharp;
                types.Registry.Replies.Add((lowered, "x-read", LoweredType.Any()));
                break;
            case BodyKind.Text when schema is null || types.Lower(schema, name + "Response").Kind is not TypeKind.File:
                lowered["x-result"] = "Text";
                break;
            case BodyKind.Text or BodyKind.Binary:
                lowered["x-result"] = "Binary";
                break;
            default:
                diagnostics.Add(DiagnosticCodes.Unsupported, content, $"the client does not read replies of type '{mediaType}'");
                break;
        }
    }

    private void LowerStream(JProperty content, JObject operation, string name, JObject lowered)
    {
        var media = (JObject)content.Value;
        if ((media["itemSchema"] ?? media["schema"]) is not { } schema)
        {
            diagnostics.Add(DiagnosticCodes.Unsupported, content, "an event stream needs a schema of its events; an overlay can add it");
            return;
        }

        var type = types.Lower(schema, name + "StreamEvent");
        lowered["x-event-type"] = type.CSharp;
        types.Registry.Replies.Add((lowered, "x-event-read", type));
        lowered["x-event-base64"] = Base64Members.Find(types.Registry, type);
        if (new UnionShapes(types.Registry).Texts(type) is var (discriminator, texts))
        {
            lowered["x-event-discriminator"] = CSharpName.Literal(discriminator);
            lowered["x-event-types"] = new JArray(texts.Select(CSharpName.Literal));
        }

        if (media[Extensions.CompletedEvent] is { } completed)
            lowered["x-completed-event"] = CSharpName.Literal(completed.ToString());
        if ((media[Extensions.StreamSwitch] ?? operation[Extensions.StreamSwitch]) is { } member)
            lowered[Extensions.StreamSwitch] = member.ToString();
    }
}
