using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers parameters: those of the path to arguments in the path's order, all others to members of the operation's options.</summary>
internal sealed partial class ParameterLowerer(TypeLowerer types, DiagnosticBag diagnostics)
{
    private static readonly FrozenSet<string> Ignored = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Accept", "Content-Type", "Authorization");

    // The members that every call's options have.
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(
        StringComparer.Ordinal,
        "Timeout", "MaxRetries", "ValidateRequests", "Headers", "UploadProgress", "Base64Destination", "OnUnknownEvent", "OnResponse", "AdditionalQuery", "AdditionalHeaders",
        "Equals", "GetHashCode", "ToString", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize");

    /// <summary>Lowers the parameters of one operation.</summary>
    /// <param name="operation">What the document says.</param>
    /// <param name="pathParameters">The parameters that all operations of the path have.</param>
    /// <param name="name">The operation's name in C#, of which names of inline types are made.</param>
    /// <param name="path">The operation's path.</param>
    public List<OperationParameter> Lower(JObject operation, JArray pathParameters, string name, string path)
    {
        var declared = Declared(operation, pathParameters);
        var result = new List<OperationParameter>();
        foreach (var placeholder in Placeholders(path))
            result.Add(InPath(declared, placeholder, name, path, operation, result));
        foreach (var parameter in declared)
        {
            var wireName = parameter["name"]!.ToString();
            var location = parameter["in"]!.ToString();

            // OpenAPI 3.1, "Parameter Object": these three header parameters are ignored.
            if (location == "path" || (location == "header" && Ignored.Contains(wireName)))
                continue;
            var csharp = OptionName(parameter, wireName, location, name, result);
            result.Add(Create(parameter, csharp, char.ToUpperInvariant(location[0]) + location[1..], name, name + csharp, wireName));
        }

        return result;
    }

    // Parameters of the path hold for all its operations, unless an operation says the same one again.
    private List<JObject> Declared(JObject operation, JArray pathParameters)
    {
        var result = new List<JObject>();
        foreach (var token in (operation["parameters"] as JArray ?? []).Concat(pathParameters))
        {
            if (types.References.Resolve(token) is not { } parameter)
                continue;
            if (parameter["in"]?.ToString() is not ("path" or "query" or "header" or "cookie") || string.IsNullOrEmpty(parameter["name"]?.ToString()))
            {
                // What other versions of OpenAPI and Swagger had here says nothing to a client of this one.
                diagnostics.Note(DiagnosticCodes.Ignored, parameter, $"a parameter needs a name and a place, which is path, query, header or cookie and not '{parameter["in"]}': this one is left out");
                continue;
            }

            if (!result.Exists(p => JToken.DeepEquals(p["name"], parameter["name"]) && JToken.DeepEquals(p["in"], parameter["in"])))
                result.Add(parameter);
        }

        return result;
    }

    private OperationParameter InPath(List<JObject> declared, string placeholder, string name, string path, JObject operation, List<OperationParameter> known)
    {
        var inPath = declared.Where(p => p["in"]!.ToString() == "path").ToList();
        var wanted = PlaceholderName().Match(placeholder).Value;
        var parameter = inPath.Find(p => p["name"]!.ToString() == placeholder) ?? inPath.Find(p => p["name"]!.ToString() == wanted)
            ?? inPath.Find(p => p["name"]!.ToString().Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (parameter is null)
        {
            diagnostics.Note(DiagnosticCodes.Loosened, operation, $"the path '{path}' names '{placeholder}', but no parameter describes it: it is taken as text");
            parameter = new JObject(new JProperty("name", placeholder), new JProperty("in", "path"), new JProperty("schema", new JObject(new JProperty("type", "string")).From(operation))).From(operation);
        }

        var argument = ArgumentName.Of(parameter[Extensions.CSharpName]?.ToString() ?? wanted, known.Count);
        while (known.Exists(k => k.Member.CSharpName == argument))
            argument = "path" + CSharpName.Pascal(argument);
        return Create(parameter, argument, "Path", name, name + CSharpName.Pascal(wanted), placeholder);
    }

    private static string OptionName(JObject parameter, string wireName, string location, string operation, List<OperationParameter> known)
    {
        var pascal = CSharpName.PascalWithPrefix(wireName, "_");
        var place = char.ToUpperInvariant(location[0]) + location[1..];
        var verbatim = string.Concat(wireName.Select(c => char.IsLetterOrDigit(c) ? c.ToString() : c == '_' ? "_" : "_" + ((int)c).ToString("X", System.Globalization.CultureInfo.InvariantCulture)));
        string[] candidates = [parameter[Extensions.CSharpName]?.ToString() ?? pascal, pascal + "Parameter", place + pascal, place + verbatim];
        return candidates.FirstOrDefault(c => c.Any(char.IsLetterOrDigit) && !Taken.Contains(c) && c != operation + "Options" && !known.Exists(k => !k.IsInPath && k.Member.CSharpName == c)) ?? place + verbatim + known.Count;
    }

    private OperationParameter Create(JObject parameter, string csharpName, string location, string operation, string typeHint, string wireName)
    {
        var content = (parameter["content"] as JObject)?.Properties().FirstOrDefault();
        var schema = parameter["schema"] ?? content?.Value["schema"] ?? new JObject(new JProperty("type", "string")).From(parameter);
        var type = types.Lower(schema, typeHint == operation ? typeHint + "Value" : typeHint);
        if (type.Kind is TypeKind.File)
            type = new LoweredType(TypeKind.String, new JObject(new JProperty("type", "string")), "string");
        types.Registry.Inputs.Add(type);
        var isRequired = location == "Path" || (parameter["required"] is JValue { Value: true });
        var member = new LoweredMember(wireName, csharpName, type, isRequired);
        var style = content is not null && MediaTypes.KindOf(content.Name) == BodyKind.Json ? "Json" : Style(parameter, location);
        return new OperationParameter(member, location, style, parameter["allowReserved"] is JValue { Value: true }, parameter);
    }

    private string Style(JObject parameter, string location)
    {
        var usual = location is "Query" or "Cookie" ? "form" : "simple";
        var style = parameter["style"]?.ToString() ?? usual;
        var isExploded = parameter["explode"] is JValue { Value: bool explode } ? explode : style is "form" or "deepObject" or "cookie";
        string? known = (style, location) switch
        {
            ("simple", "Path" or "Header") => isExploded ? "SimpleExploded" : "Simple",
            ("label", "Path") => isExploded ? "LabelExploded" : "Label",
            ("matrix", "Path") => isExploded ? "MatrixExploded" : "Matrix",
            ("form" or "cookie", "Query" or "Cookie") => isExploded ? "Form" : "FormJoined",
            ("spaceDelimited", "Query") => isExploded ? "Form" : "SpaceDelimited",
            ("pipeDelimited", "Query") => isExploded ? "Form" : "PipeDelimited",
            ("deepObject", "Query") => "DeepObject",
            _ => null,
        };
        if (known is not null)
            return known;
        diagnostics.Note(DiagnosticCodes.Unmodelled, parameter["style"] ?? parameter, $"OpenAPI knows no style '{style}' for a parameter in {location.ToLowerInvariant()}: '{usual}' is taken instead");
        return usual == "form" ? "Form" : "Simple";
    }

    private static IEnumerable<string> Placeholders(string path) => Placeholder().Matches(path).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("\\{(?<name>[^{}]*)\\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    // "{+name}" and "{name=projects/*}", as RFC 6570 and gRPC transcoding have them.
    [GeneratedRegex("[^+=*:;.?&/#]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceholderName();
}
