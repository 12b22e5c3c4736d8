using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers the parameters that stand neither in the path nor in the body to a class of options, beside what every call has.</summary>
internal sealed class OptionsLowerer(TypeRegistry registry)
{
    /// <summary>Describes the class; null when the operation has no such parameter.</summary>
    public JObject? Lower(NamedOperation named, List<OperationParameter> parameters)
    {
        var members = parameters.Where(p => !p.IsInPath).ToList();
        if (members.Count == 0)
            return null;

        return new JObject(
            new JProperty("name", Claim(named)),
            new JProperty("operation", named.Name),
            new JProperty("is-required", members.Exists(m => m.Member.IsRequired)),
            new JProperty("members", new JArray(members.Select(Describe))));
    }

    /// <summary>Describes a parameter for the template: its names, its type and its limits.</summary>
    public static JObject Describe(OperationParameter parameter)
    {
        var source = (JObject)MemberSchema.Create(parameter.Member, parameter.Source["schema"] ?? new JObject()).DeepClone();

        // Only what templates read: NSwag takes everything with a type for a schema of its own.
        var result = new JObject(source.Properties().Where(p => p.Name.StartsWith("x-", System.StringComparison.Ordinal)).Select(p => new JProperty(p.Name, p.Value)));
        if (parameter.Member is { IsRequired: true, Type.IsNullable: false } && result[Extensions.Initializer] is null && !parameter.IsInPath)
            result[Extensions.MustSet] = true;
        result["description"] = (parameter.Source["description"] ?? source["description"])?.ToString() ?? string.Empty;
        if (parameter.Source["deprecated"] is JValue { Value: true })
            result["x-deprecated"] = true;
        return result;
    }

    private string Claim(NamedOperation named)
    {
        string[] candidates = [named.Name + "Options", named.Client + named.Name + "Options", named.Client + named.Name + "CallOptions"];
        var owner = $"the options of {named.Client}.{named.Name}";
        return registry.Claim(candidates.FirstOrDefault(registry.IsFree) ?? candidates[2], owner, named.Operation);
    }
}
