using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers what a method takes: arguments for the path, the body itself, and options for all other parameters.</summary>
internal sealed class RequestLowerer(TypeRegistry registry, RequestStatements statements)
{
    /// <summary>Writes the arguments of one method, and what it does with them.</summary>
    /// <param name="parameters">The operation's parameters.</param>
    /// <param name="options">The class of its options; null when it has none of its own.</param>
    /// <param name="body">Its body; null when it takes none.</param>
    /// <param name="streamSwitch">The member that asks for the event stream; null where there is none.</param>
    /// <param name="lowered">Receives what the template needs.</param>
    public void Lower(List<OperationParameter> parameters, JObject? options, RequestBodyForm? body, StreamSwitch? streamSwitch, JObject lowered)
    {
        var inputs = new JArray();
        var documentation = new JArray();
        foreach (var parameter in parameters.Where(p => p.IsInPath))
        {
            var type = parameter.Member.Type;
            inputs.Add(Input(parameter.Member.CSharpName, type.CSharp, string.Empty, type.IsValueType, isNullable: false));
            documentation.Add(Parameter(parameter.Member.CSharpName, parameter.Source["description"]?.ToString() ?? $"The part of the path that is called {parameter.Member.WireName} in the API's document."));
        }

        var isOptional = body is not null && !body.IsRequired;
        if (body is not null)
        {
            // An optional body is left out; one that cannot be made without thinking of its members is left out by null.
            var name = body.Type.CSharp;
            inputs.Add(Input(body.Argument, name, isOptional && !HasRequiredMembers(body.Type) ? " = null" : string.Empty, body.Type.IsValueType, isOptional || body.Type.IsNullable));
            documentation.Add(Parameter(body.Argument, body.Argument == "request" ? "What is sent. Not changed, and not kept after the call." : "What is sent, as it is."));
            lowered["x-request-media-type"] = CSharpName.Literal(body.MediaTypes[0]);
        }

        var optionsType = options?["name"]!.ToString() ?? "global::TokenOps.CallOptions";
        var isOptionsRequired = options?.Value<bool>("is-required") == true;
        lowered["x-inputs"] = new JArray(inputs.Select(i => i.DeepClone()));
        lowered["x-input-docs"] = documentation;
        lowered["x-options-type"] = optionsType;
        lowered["x-options-required"] = isOptionsRequired;
        if (options is not null)
            inputs.Add(Input("options", optionsType, string.Empty, isValueType: false, !isOptionsRequired));
        if (inputs.Count == 0)
            return;

        lowered["x-fields"] = inputs;
        lowered["x-writes"] = new JArray(Writes(parameters, isOptionsRequired, body, isOptional, streamSwitch));
        if (body is not null)
            lowered["x-body"] = "_" + body.Argument;
        if (parameters.Count > 0)
            lowered["x-parameters"] = new JArray(parameters.Select(p => Shown(p, isOptionsRequired)));
    }

    private IEnumerable<string> Writes(List<OperationParameter> parameters, bool isOptionsRequired, RequestBodyForm? body, bool isOptional, StreamSwitch? streamSwitch)
    {
        foreach (var parameter in parameters)
            yield return RequestStatements.Parameter(parameter, Value(parameter, isOptionsRequired), parameter.Member.WireName == streamSwitch?.Name && !parameter.IsInPath ? streamSwitch : null);
        if (body is null)
            yield break;
        foreach (var statement in statements.Body(body, "_" + body.Argument, isOptional || body.Type.IsNullable, streamSwitch))
            yield return statement;
    }

    private static JObject Shown(OperationParameter parameter, bool isOptionsRequired)
    {
        var shown = OptionsLowerer.Describe(parameter);
        shown["value"] = Value(parameter, isOptionsRequired);
        return shown;
    }

    private static string Value(OperationParameter parameter, bool isOptionsRequired) =>
        parameter.IsInPath ? "_" + parameter.Member.CSharpName.TrimStart('@')
        : (isOptionsRequired ? "_options." : "_options?.") + MemberSchema.Value(parameter.Member);

    private bool HasRequiredMembers(LoweredType type) =>
        type.Kind == TypeKind.Object && registry.Members.TryGetValue(type.CSharp, out var members) && members.Exists(m => m.IsRequired && !m.Type.IsNullable);

    private static JObject Input(string name, string type, string defaultValue, bool isValueType, bool isNullable) => new(
        new JProperty("name", name),
        new JProperty("field", "_" + name.TrimStart('@')),
        new JProperty("csharp", type + (isNullable ? "?" : string.Empty)),
        new JProperty("default", defaultValue),
        new JProperty("is-checked", !isValueType && !isNullable));

    private static JObject Parameter(string name, string description) => new(new JProperty("name", name.TrimStart('@')), new JProperty("description", description));
}
