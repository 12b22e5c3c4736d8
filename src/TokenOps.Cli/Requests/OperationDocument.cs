using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Lowering;

namespace TokenOps.Cli.Requests;

/// <summary>What the API's document says about one operation, for help texts.</summary>
internal sealed class OperationDocument
{
    private static readonly ConditionalWeakTable<JObject, IReadOnlyList<NamedOperation>> Names = [];

    private readonly JObject _document;
    private readonly JObject _operation;

    private OperationDocument(JObject document, JObject operation)
    {
        _document = document;
        _operation = operation;
    }

    public string? Summary => _operation["summary"]?.ToString();

    /// <summary>The member that turns the event stream on; null when there is none.</summary>
    public string? StreamSwitch => Contents()
        .Select(c => c.Value["x-stream-switch"]?.ToString())
        .FirstOrDefault(s => s is not null);

    /// <summary>Finds what the document says; of a method with a suffix of its own, what it says of the operation.</summary>
    public static OperationDocument Find(JObject document, OperationMethod method) =>
        new(document, Names.GetValue(document, OperationNames.Assign)
            .Where(o => o.Client == method.Client && method.Name.StartsWith(o.Name, StringComparison.Ordinal))
            .MaxBy(o => o.Name.Length)?.Operation ?? []);

    /// <summary>What the document says about a member of the request.</summary>
    public string? Describe(string member) =>
        (_operation["requestBody"]?["content"] as JObject)?.Properties()
            .Select(c => Resolve(c.Value["schema"])?["properties"]?[member])
            .Concat((_operation["parameters"] ?? new JArray()).Where(p => Resolve(p)?["name"]?.ToString() == member).Select(Resolve))
            .Select(p => Resolve(p)?["description"]?.ToString())
            .FirstOrDefault(d => d is not null);

    private IEnumerable<JProperty> Contents() =>
        ((_operation["responses"] as JObject)?.Properties() ?? [])
            .Where(r => r.Name.StartsWith('2'))
            .SelectMany(r => (Resolve(r.Value)?["content"] as JObject)?.Properties() ?? []);

    private JToken? Resolve(JToken? token) =>
        token?["$ref"]?.ToString() is { } reference && reference.StartsWith("#/", StringComparison.Ordinal)
            ? reference[2..].Split('/').Aggregate((JToken?)_document, (at, name) => at?[name])
            : token;
}
