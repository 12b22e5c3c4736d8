using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers the security requirements of an operation to where the one key of the client goes.</summary>
internal sealed class SecurityLowerer(JObject document, DiagnosticBag diagnostics)
{
    private const string None = "None";

    /// <summary>Returns the member of the runtime's security scheme that carries the key.</summary>
    public string Lower(JObject operation)
    {
        if (operation["security"] is not JArray { Count: > 0 } list)
            return TakesAuthorizationHeader(operation) ? FromHeaderParameter(operation) : None;

        // Requirements are alternatives; an empty one means that no key is needed, but one is welcome.
        var requirements = list.OfType<JObject>().ToList();
        var isOptional = requirements.Exists(r => r.Count == 0);
        var lowered = requirements.Where(r => r.Count > 0).Select(r => (Requirement: r, Schemes: r.Properties().Select(Scheme).ToList())).ToList();
        if (lowered.Count == 0)
            return None;

        var chosen = lowered.Find(l => l.Schemes.TrueForAll(s => s is not null) && l.Schemes.Distinct(StringComparer.Ordinal).Count() == 1);
        if (chosen.Schemes is null)
            chosen = lowered.Find(l => l.Schemes.Exists(s => s is not null));
        if (chosen.Schemes is null)
        {
            diagnostics.Note(DiagnosticCodes.CallerAuthorizes, list, $"the client does not speak {Names(lowered[0].Requirement)}; the caller's own handler must add the credentials");
            return None;
        }

        if (chosen.Schemes.Distinct(StringComparer.Ordinal).Count() > 1)
            diagnostics.Note(DiagnosticCodes.CallerAuthorizes, list, $"the operation wants {Names(chosen.Requirement)} together; the client adds the first that it speaks, and the caller's own handler must add the rest");
        return chosen.Schemes.First(s => s is not null) + (isOptional ? ".Optional" : string.Empty);
    }

    private static string Names(JObject requirement) => string.Join(" and ", requirement.Properties().Select(p => $"'{p.Name}'"));

    private string? Scheme(JProperty requirement)
    {
        if (document["components"]?["securitySchemes"]?[requirement.Name] is not JObject scheme)
        {
            // A requirement says that credentials are needed; what is most usual is what it most likely means.
            diagnostics.Note(DiagnosticCodes.CallerAuthorizes, requirement, $"the security scheme '{requirement.Name}' is not among 'components.securitySchemes'; it is taken for a bearer token");
            return "Bearer";
        }

        var name = scheme["name"]?.ToString() ?? string.Empty;
        var literal = CSharpName.Literal(name);
        return (scheme["type"]?.ToString().ToUpperInvariant(), scheme["scheme"]?.ToString().ToUpperInvariant(), scheme["in"]?.ToString().ToUpperInvariant()) switch
        {
            ("HTTP", "BEARER", _) or ("OAUTH2", _, _) or ("OPENIDCONNECT", _, _) => "Bearer",
            ("HTTP", "BASIC", _) => "Basic",
            ("APIKEY", _, "HEADER") when IsToken(name) => $"ApiKeyHeader({literal})",
            ("APIKEY", _, "QUERY") when name.Length > 0 => $"ApiKeyQuery({literal})",
            ("APIKEY", _, "COOKIE") when IsToken(name) => $"ApiKeyCookie({literal})",
            _ => null,
        };
    }

    // RFC 9110, 5.6.2: what the name of a header may be made of.
    private static bool IsToken(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    // A page without a scheme often says with a header parameter that it wants the key.
    private string FromHeaderParameter(JObject operation)
    {
        var parameter = HeaderParameters(operation).First();
        var isBasic = parameter.DescendantsAndSelf().OfType<JValue>().Any(v => v.Value is string text && text.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase));
        var isRequired = parameter["required"] is JValue { Value: true };
        return (isBasic ? "Basic" : "Bearer") + (isRequired ? string.Empty : ".Optional");
    }

    private bool TakesAuthorizationHeader(JObject operation) => HeaderParameters(operation).Any();

    private IEnumerable<JObject> HeaderParameters(JObject operation)
    {
        foreach (var token in operation["parameters"] as JArray ?? [])
        {
            var parameter = token["$ref"] is JValue { Value: string reference } && reference.StartsWith("#/", StringComparison.Ordinal) ? JsonPointer.Find(document, reference[1..]) : token;
            if (parameter is JObject found && found["in"]?.ToString() == "header" && string.Equals(found["name"]?.ToString(), "Authorization", StringComparison.OrdinalIgnoreCase))
                yield return found;
        }
    }
}
