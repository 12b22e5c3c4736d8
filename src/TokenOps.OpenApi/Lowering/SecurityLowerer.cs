using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers the security requirement of an operation to where the one key of the client goes.</summary>
internal sealed class SecurityLowerer(JObject document, DiagnosticBag diagnostics)
{
    public string Lower(JObject operation)
    {
        if (operation["security"] is not JArray { Count: > 0 } requirements)
            return "None";

        // Requirements are alternatives; an empty one means that no key is needed, but one is welcome.
        foreach (var scheme in requirements.OfType<JObject>().SelectMany(r => r.Properties()))
        {
            if (Scheme(scheme) is { } lowered)
                return lowered;
        }

        if (requirements.OfType<JObject>().All(r => r.Count > 0))
            diagnostics.Add(DiagnosticCodes.Unsupported, requirements, "none of these security schemes is one that the client speaks: http bearer, oauth2, openIdConnect, or apiKey in a header or the query");
        return "None";
    }

    private string? Scheme(JProperty requirement)
    {
        if (document.SelectToken("components.securitySchemes")?[requirement.Name] is not JObject scheme)
        {
            diagnostics.Add(DiagnosticCodes.UnknownReference, requirement, $"the security scheme '{requirement.Name}' is not among 'components.securitySchemes'");
            return "None";
        }

        var name = CSharpName.Literal(scheme["name"]?.ToString() ?? string.Empty);
        return (scheme["type"]?.ToString(), scheme["scheme"]?.ToString().ToUpperInvariant(), scheme["in"]?.ToString()) switch
        {
            ("http", "BEARER", _) or ("oauth2", _, _) or ("openIdConnect", _, _) => "Bearer",
            ("apiKey", _, "header") => $"ApiKeyHeader({name})",
            ("apiKey", _, "query") => $"ApiKeyQuery({name})",
            _ => null,
        };
    }
}
