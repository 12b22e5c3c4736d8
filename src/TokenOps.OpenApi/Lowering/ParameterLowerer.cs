using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers path, query, header and cookie parameters to members of the request type.</summary>
internal sealed class ParameterLowerer(TypeLowerer types, DiagnosticBag diagnostics)
{
    private static readonly string[] Ignored = ["ACCEPT", "CONTENT-TYPE", "AUTHORIZATION"];

    public List<LoweredMember> Lower(List<JObject> parameters, string request, string path, JObject properties)
    {
        var members = new List<LoweredMember>();
        foreach (var parameter in parameters)
        {
            var wireName = parameter["name"]?.ToString() ?? string.Empty;
            var location = parameter["in"]?.ToString() ?? string.Empty;

            // OpenAPI 3.1, "Parameter Object": these three header parameters are ignored.
            if (location == "header" && Ignored.Contains(wireName.ToUpperInvariant()))
                continue;
            if (location is not ("path" or "query" or "header" or "cookie"))
            {
                diagnostics.Add(DiagnosticCodes.InvalidKeyword, parameter["in"] ?? parameter, $"a parameter cannot be in '{location}'");
                continue;
            }

            var member = Member(parameter, wireName, location, request, members);
            members.Add(member);
            properties[location + ":" + wireName] = Schema(parameter, member, location);
        }

        foreach (var name in path.Split('{').Skip(1).Select(p => p.Split('}')[0]))
        {
            if (!parameters.Exists(p => p["in"]?.ToString() == "path" && p["name"]?.ToString() == name))
                diagnostics.Add(DiagnosticCodes.UnknownReference, parameters.FirstOrDefault() ?? new JObject(), $"the path '{path}' names '{name}', but there is no such path parameter");
        }

        return members;
    }

    private LoweredMember Member(JObject parameter, string wireName, string location, string request, List<LoweredMember> members)
    {
        var name = parameter[Extensions.CSharpName]?.ToString() ?? CSharpName.PascalWithPrefix(wireName, "_");
        if (name.Length == 0)
            diagnostics.Add(DiagnosticCodes.UnusableName, parameter, $"the parameter '{wireName}' has nothing that a C# name can be made of; an overlay that adds '{Extensions.CSharpName}' settles it");
        if (name == request)
            name += "Value";

        // The same name in the path and in the query is legal, and so are both in one class.
        if (members.Exists(m => m.CSharpName == name))
            name = char.ToUpperInvariant(location[0]) + location[1..] + name;
        if (members.Exists(m => m.CSharpName == name))
            diagnostics.Add(DiagnosticCodes.NameClash, parameter, $"two parameters become '{request}.{name}'; an overlay that adds '{Extensions.CSharpName}' to one settles it");

        var schema = parameter["schema"] ?? (parameter["content"] as JObject)?.Properties().FirstOrDefault()?.Value["schema"] ?? new JObject().From(parameter);
        var isRequired = location == "path" || (parameter.Value<bool?>("required") ?? false);
        return new LoweredMember(wireName, name, types.Lower(schema, request + name), isRequired);
    }

    private JObject Schema(JObject parameter, LoweredMember member, string location)
    {
        var schema = MemberSchema.Create(member, parameter["schema"] ?? new JObject());
        if (parameter["description"] is { } description)
            schema["description"] = description.DeepClone();
        schema[Extensions.Location] = char.ToUpperInvariant(location[0]) + location[1..];
        PartLowerer.WriteKind(schema, member.Type);
        if (parameter["content"] is not null)
            schema[Extensions.Part] = "Json";

        var style = parameter["style"]?.ToString() ?? (location is "query" or "cookie" ? "form" : "simple");
        var explode = parameter.Value<bool?>("explode") ?? style == "form";
        if (style is not ("form" or "simple" or "spaceDelimited" or "pipeDelimited" or "deepObject"))
            diagnostics.Add(DiagnosticCodes.Unsupported, parameter["style"]!, $"the client does not write parameters of style '{style}'");
        schema[Extensions.Explode] = explode ? "true" : "false";
        schema[Extensions.Separator] = style switch { "spaceDelimited" => "' '", "pipeDelimited" => "'|'", _ => "','" };
        if (style == "deepObject")
            schema[Extensions.Part] = "DeepObject";
        return schema;
    }
}
