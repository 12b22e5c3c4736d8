using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers one operation to what the client template writes as one method, or two where the reply can be a stream.</summary>
internal sealed class OperationLowerer(JObject document, TypeLowerer types, DiagnosticBag diagnostics)
{
    private readonly RequestLowerer _requests = new(types, diagnostics);
    private readonly ResponseLowerer _responses = new(types, diagnostics);
    private readonly SecurityLowerer _security = new(document, diagnostics);
    private readonly Dictionary<string, JToken> _names = new(StringComparer.Ordinal);

    public JObject Lower(string path, string method, JObject operation, JArray pathParameters)
    {
        var wireId = operation["operationId"]?.ToString();
        var name = operation[Extensions.CSharpName]?.ToString() ?? CSharpName.PascalWithPrefix(wireId ?? $"{method} {path}", "_");
        var tag = operation["tags"] is JArray { Count: > 0 } tags ? tags[0].ToString() : "Default";
        var client = CSharpName.PascalWithPrefix(tag, "_");
        if (client.Length == 0)
            diagnostics.Add(DiagnosticCodes.UnusableName, operation["tags"] ?? operation, $"the tag '{tag}' has nothing that a C# name can be made of; an overlay that renames it settles it");
        if (!_names.TryAdd(client + "." + name, operation))
            diagnostics.Add(DiagnosticCodes.NameClash, operation["operationId"] ?? operation, $"this operation and that at {SourceMap.Locate(_names[client + "." + name])} both become '{client}Client.{name}Async'; an overlay that adds '{Extensions.CSharpName}' settles it");

        var lowered = new JObject(
            new JProperty("tags", new JArray(client)),
            new JProperty("operationId", name),
            new JProperty("x-id", CSharpName.Literal(wireId ?? name)),
            new JProperty("x-method", CSharpName.Literal(method.ToUpperInvariant())),
            new JProperty("x-path", CSharpName.Literal(path)),
            new JProperty("x-security", _security.Lower(operation)));
        if (ServerAddress.Of(operation["servers"], diagnostics) is { } server)
            lowered["x-server"] = CSharpName.Literal(server);
        foreach (var annotation in (string[])["summary", "description", "deprecated"])
        {
            if (operation[annotation] is { } value)
                lowered[annotation] = value.DeepClone();
        }

        lowered["responses"] = _responses.Lower(operation, name, lowered);
        _requests.Lower(operation, Parameters(operation, pathParameters), name, path, lowered);
        return lowered;
    }

    // Parameters of the path hold for all its operations, unless an operation says the same one again.
    private List<JObject> Parameters(JObject operation, JArray pathParameters)
    {
        var result = new List<JObject>();
        foreach (var token in (operation["parameters"] as JArray ?? []).Concat(pathParameters))
        {
            if (types.References.Resolve(token) is not { } parameter)
                continue;
            if (!result.Exists(p => p["name"]?.ToString() == parameter["name"]?.ToString() && p["in"]?.ToString() == parameter["in"]?.ToString()))
                result.Add(parameter);
        }

        return result;
    }
}
