using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers one operation to what the client template writes: for each form of its body, a method for each form of its reply.</summary>
internal sealed class OperationLowerer
{
    private readonly TypeLowerer _types;
    private readonly BodySchema _schemas;
    private readonly DiagnosticBag _diagnostics;
    private readonly ParameterLowerer _parameters;
    private readonly RequestBodyForms _bodies;
    private readonly RequestLowerer _requests;
    private readonly ResponseLowerer _responses;
    private readonly OptionsLowerer _options;
    private readonly SecurityLowerer _security;
    private readonly CompositionLowerer _compositions;

    public OperationLowerer(JObject document, TypeLowerer types, DiagnosticBag diagnostics)
    {
        _types = types;
        _diagnostics = diagnostics;
        _schemas = new BodySchema(types);
        _parameters = new ParameterLowerer(types, diagnostics);
        _bodies = new RequestBodyForms(types, _schemas, diagnostics);
        _requests = new RequestLowerer(types.Registry, new RequestStatements(types.Registry, _schemas, diagnostics));
        _responses = new ResponseLowerer(types, diagnostics);
        _options = new OptionsLowerer(types.Registry);
        _security = new SecurityLowerer(document, diagnostics);
        _compositions = new CompositionLowerer(types.Registry);
    }

    /// <summary>Lowers an operation.</summary>
    /// <param name="named">The operation.</param>
    /// <param name="pathParameters">The parameters that all operations of its path have.</param>
    /// <returns>What the template writes: one for each form of the body, the preferred one first.</returns>
    public IEnumerable<JObject> Lower(NamedOperation named, JArray pathParameters)
    {
        var operation = named.Operation;
        var forms = ReplyForms.Of(operation, named.Method, _types.References, _schemas, _diagnostics);
        var parameters = _parameters.Lower(operation, pathParameters, named.Name, named.Path);
        var options = _options.Lower(named, parameters);
        var bodies = _bodies.Lower(operation, named.Name);
        foreach (var body in bodies.Cast<RequestBodyForm?>().DefaultIfEmpty(null))
        {
            var name = named.Name + body?.Suffix;
            var lowered = new JObject(
                new JProperty("tags", new JArray(named.Client)),
                new JProperty("operationId", name),
                new JProperty("x-id", CSharpName.Literal(operation["operationId"]?.ToString() ?? named.Name)),
                new JProperty("x-method", CSharpName.Literal(named.Method.ToUpperInvariant())),
                new JProperty("x-path", CSharpName.Literal(named.Path)),
                new JProperty("x-security", _security.Lower(operation)));
            if (ServerAddress.Of(operation["servers"], _diagnostics) is { } server)
                lowered["x-server"] = CSharpName.Literal(server);
            foreach (var annotation in (string[])["summary", "description", "deprecated"])
            {
                if (operation[annotation] is { } value)
                    lowered[annotation] = value.DeepClone();
            }

            // The class is written once, whichever method takes it.
            if (options is not null && ReferenceEquals(body, bodies.FirstOrDefault()))
                lowered["x-options"] = options;
            lowered["responses"] = new JObject(new JProperty("200", new JObject(new JProperty("description", forms.Description))));
            _responses.Lower(forms, operation, named.Name, lowered);
            Compose(named, parameters, lowered);
            _requests.Lower(parameters, options, body, forms.Stream is null ? null : Switch(operation, forms.Stream, body, parameters), lowered);
            yield return lowered;
        }
    }

    // Only what takes no body can be asked for again and again.
    private void Compose(NamedOperation named, List<OperationParameter> parameters, JObject lowered)
    {
        if (_types.Registry.Replies.Find(r => r.Operation == lowered && r.Extension == "x-read").Type is not { } reply)
            return;
        if (named.Paging is { } pages)
            lowered["x-paging"] = _compositions.Paging(pages, reply, parameters);
        if (named.Polling is { } job)
            lowered["x-polling"] = _compositions.Polling(job, reply);
    }

    private StreamSwitch? Switch(JObject operation, JProperty stream, RequestBodyForm? body, List<OperationParameter> parameters) =>
        StreamSwitch.Find(stream.Value[Extensions.StreamSwitch] ?? operation[Extensions.StreamSwitch], body?.Schema, _schemas)
        ?? parameters.Where(p => p is { IsInPath: false, Member.WireName: "stream", Member.Type.Kind: TypeKind.Boolean }).Select(p => new StreamSwitch(p.Member.WireName, "true")).FirstOrDefault();
}
