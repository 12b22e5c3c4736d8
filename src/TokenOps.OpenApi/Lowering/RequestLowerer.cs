using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Lowers parameters and body of an operation to its one request type: the body's own class where the body is all
/// there is, otherwise a class that holds the parameters and the body.
/// </summary>
internal sealed class RequestLowerer(TypeLowerer types, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);
    private readonly ParameterLowerer _parameters = new(types, diagnostics);

    public void Lower(JObject operation, List<JObject> parameters, string name, string path, JObject lowered)
    {
        var body = Body(operation, out var isBodyRequired);
        if (body is null && parameters.Count == 0)
            return;

        string request;
        if (body is not null && parameters.Count == 0 && BodyClass(body, name, lowered) is { } bodyClass)
        {
            request = bodyClass;
        }
        else
        {
            request = types.Registry.ClaimInline(name + "Request", $"the request of {name}", operation);
            var properties = new JObject();
            types.Registry.Schemas[request] = new JObject(
                new JProperty("type", "object"),
                new JProperty("description", $"What {name} takes."),
                new JProperty("additionalProperties", false),
                new JProperty(Extensions.Request, "Parts"),
                new JProperty("properties", properties));
            types.Registry.Members[request] = [.. _parameters.Lower(parameters, request, path, properties)];
            if (body is not null)
                AddBody(body, isBodyRequired, request, properties, lowered);
        }

        if (body is not null)
            lowered["x-request-media-type"] = CSharpName.Literal(body.Name);
        lowered["x-request-type"] = request;
        var isRequired = types.Registry.Members[request].Exists(m => m.IsRequired);
        if (!isRequired && !(isBodyRequired && types.Registry.Members[request].Count > 0))
            lowered["x-request-optional"] = true;
        lowered["requestBody"] = new JObject(
            new JProperty("required", true),
            new JProperty("x-name", "request"),
            new JProperty("content", new JObject(new JProperty("application/json", new JObject(new JProperty("schema", new JObject(new JProperty("$ref", "#/components/schemas/" + request))))))));
    }

    private JProperty? Body(JObject operation, out bool isRequired)
    {
        isRequired = false;
        if (operation["requestBody"] is not { } token || types.References.Resolve(token) is not { } body)
            return null;

        isRequired = body.Value<bool?>("required") ?? false;
        var contents = (body["content"] as JObject)?.Properties().ToList() ?? [];

        // JSON is the simpler of several forms, but files go as parts.
        var best = contents.OrderBy(c => MediaTypes.KindOf(c.Name) switch
        {
            BodyKind.Json when contents.Exists(HasFiles) => 1,
            BodyKind.Json => -1,
            var kind => (int)kind,
        }).FirstOrDefault();
        if (best is not null && MediaTypes.KindOf(best.Name) is BodyKind.Unsupported or BodyKind.EventStream)
            diagnostics.Add(DiagnosticCodes.Unsupported, best, $"the client does not write bodies of type '{best.Name}'");
        return best;
    }

    private bool HasFiles(JProperty content) => MediaTypes.KindOf(content.Name) == BodyKind.Multipart
        && content.Value["schema"] is { } schema
        && types.Lower(schema, "Body") is { Kind: TypeKind.Object } type
        && types.Registry.Members[type.CSharp].Exists(m => m.Type.Kind is TypeKind.File or TypeKind.Files);

    // A class writes itself in one form only: as parts, as a form, or as JSON.
    private string? BodyClass(JProperty body, string name, JObject lowered)
    {
        var kind = MediaTypes.KindOf(body.Name);
        if (kind is not (BodyKind.Multipart or BodyKind.Form or BodyKind.Json) || body.Value["schema"] is not { } schema)
            return null;

        var type = types.Lower(schema, name + "Request");
        if (type.Kind != TypeKind.Object || !types.Registry.Schemas.ContainsKey(type.CSharp))
            return null;

        var streamSwitch = lowered[Extensions.StreamSwitch]?.ToString();
        var form = $"{kind} {streamSwitch}";
        if (_forms.TryGetValue(type.CSharp, out var other) && other != form)
            return null;

        _forms[type.CSharp] = form;
        PrepareClass(type.CSharp, kind, schema, body.Value["encoding"] as JObject, streamSwitch);
        return type.CSharp;
    }

    private void PrepareClass(string name, BodyKind kind, JToken schema, JObject? encoding, string? streamSwitch)
    {
        var lowered = types.Registry.Schemas[name];
        lowered[Extensions.Request] = kind.ToString();
        if (streamSwitch is not null)
            lowered[Extensions.Switch] = CSharpName.Literal(streamSwitch);
        if (kind is not (BodyKind.Multipart or BodyKind.Form))
            return;

        var source = types.References.Resolve(schema)?["properties"];
        foreach (var member in types.Registry.Members[name])
        {
            var property = (JObject)lowered["properties"]![member.WireName]!;
            PartLowerer.Write(property, member, source?[member.WireName], encoding?[member.WireName]);
            if (member.WireName == streamSwitch)
                property[Extensions.IsSwitch] = true;
        }
    }

    private void AddBody(JProperty body, bool isRequired, string request, JObject properties, JObject lowered)
    {
        var kind = MediaTypes.KindOf(body.Name);
        var schema = body.Value["schema"] ?? new JObject();
        var type = kind switch
        {
            BodyKind.Binary => new LoweredType(TypeKind.File, [], "global::TokenOps.FilePart"),
            BodyKind.Text => new LoweredType(TypeKind.String, new JObject(new JProperty("type", "string")), "string"),
            _ => types.Lower(schema, request + "Body"),
        };
        var streamSwitch = lowered[Extensions.StreamSwitch]?.ToString();
        if (kind is BodyKind.Multipart or BodyKind.Form && type.Kind == TypeKind.Object)
            PrepareClass(type.CSharp, kind, schema, body.Value["encoding"] as JObject, streamSwitch);

        // The body may share its name with a parameter.
        var name = types.Registry.Members[request].Exists(m => m.CSharpName == "Body") ? "BodyValue" : "Body";
        var member = new LoweredMember(name, name, type, isRequired);
        types.Registry.Members[request].Add(member);
        var property = MemberSchema.Create(member, schema);
        property[Extensions.Location] = kind is BodyKind.Multipart or BodyKind.Form ? "self" : kind.ToString();
        if (streamSwitch is not null)
            property[Extensions.Switch] = CSharpName.Literal(streamSwitch);
        properties[name] = property;
    }
}
