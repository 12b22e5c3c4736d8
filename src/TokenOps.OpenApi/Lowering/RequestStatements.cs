using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes the C# statements that write one request; what they call is the client's <c>RequestWriter</c>.</summary>
internal sealed class RequestStatements(TypeRegistry registry, BodySchema schemas, DiagnosticBag diagnostics)
{
    private const string Runtime = "global::TokenOps.Runtime.";
    private const string Naming = "global::TokenOps.MultipartArrayNaming.";

    /// <summary>Writes a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">The expression of its value.</param>
    /// <param name="streamSwitch">The switch, where this parameter is it.</param>
    public static string Parameter(OperationParameter parameter, string value, StreamSwitch? streamSwitch)
    {
        var usual = parameter.Location is "Query" or "Cookie" ? "Form" : "Simple";
        var style = parameter.Style == usual && !parameter.AllowReserved ? string.Empty : $", {Runtime}ParameterStyle.{parameter.Style}";
        var reserved = parameter is { AllowReserved: true, Location: "Query" } ? ", allowReserved: true" : string.Empty;
        if (streamSwitch is not null)
            value = Switched(parameter.Member, value, streamSwitch);
        return $"writer.{parameter.Location}({CSharpName.Literal(parameter.Member.WireName)}, {value}{style}{reserved});";
    }

    /// <summary>Writes a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="value">The expression of its value.</param>
    /// <param name="isOptional">Whether the value may be null.</param>
    /// <param name="streamSwitch">The member that asks for the event stream.</param>
    public List<string> Body(RequestBodyForm body, string value, bool isOptional, StreamSwitch? streamSwitch)
    {
        var mediaType = MediaTypes.Bare(body.MediaTypes[0]) is "application/json" or "*/*" or "application/*" ? string.Empty : ", " + CSharpName.Literal(body.MediaTypes[0]);
        switch (body.Kind)
        {
            case BodyKind.Binary:
                return [$"writer.Binary({value}{string.Concat(body.MediaTypes.Select(m => ", " + CSharpName.Literal(m)))});"];
            case BodyKind.Text:
                return [$"writer.Text({value}, {CSharpName.Literal(body.MediaTypes[0])});"];
            case BodyKind.Json when streamSwitch is not null:
                return [$"writer.JsonSwitch({value}, {CSharpName.Literal(streamSwitch.Name)}, {streamSwitch.OnLiteral}, {IsOn(body.Type, value, isOptional, streamSwitch)}{mediaType});"];
            case BodyKind.Json:
                return [$"writer.Json({value}{mediaType});"];
        }

        List<string> statements = [$"var parts = writer.{body.Kind}();", .. Parts(body, value, streamSwitch)];
        return isOptional ? [$"if ({value} is not null)", "{", .. statements.Select(s => "    " + s), "}"] : statements;
    }

    private IEnumerable<string> Parts(RequestBodyForm body, string value, StreamSwitch? streamSwitch)
    {
        if (body.Type.Kind == TypeKind.Map)
            return ["foreach (var pair in " + value + ")", "    parts.AddValue(pair.Key, pair.Value);"];
        if (body.Type.Kind != TypeKind.Object || !registry.Members.TryGetValue(body.Type.CSharp, out var members))
            return [$"parts.AddUnknown({Runtime}RawJsonParts.Members({Runtime}JsonMembers.ToRaw({value})));"];

        return members
            .Select(member => Part(member, value + "." + MemberSchema.Value(member), body, body.Encoding?[member.WireName] as JObject, streamSwitch?.Name == member.WireName ? streamSwitch : null))
            .Append($"parts.AddUnknown({value}.GivenAdditionalProperties);");
    }

    private string Part(LoweredMember member, string value, RequestBodyForm body, JObject? encoding, StreamSwitch? streamSwitch)
    {
        var name = CSharpName.Literal(member.WireName);
        if (streamSwitch is not null)
            return $"parts.{(body.Kind == BodyKind.Form ? "Add" : "AddText")}({name}, {Switched(member, value, streamSwitch)});";
        var naming = Naming + PartLowerer.NamingOf(schemas.Extension(body.Schema, member.WireName, Extensions.MultipartArrayNaming)?.ToString());
        return body.Kind == BodyKind.Form ? Pair(member, name, value, encoding, naming) : MultipartPart(member, name, value, encoding, naming);
    }

    private string Pair(LoweredMember member, string name, string value, JObject? encoding, string naming)
    {
        if (member.Type.Kind is TypeKind.File or TypeKind.Files)
        {
            diagnostics.Note(DiagnosticCodes.Unmodelled, member.Type.Source, $"an urlencoded form cannot carry the file '{member.WireName}', which is left out");
            return $"// {CSharpName.Pascal(member.WireName)} is a file, which an urlencoded form cannot carry.";
        }

        // OpenAPI 3.1, "Encoding Object": a style, where there is one, decides; otherwise objects are JSON.
        var reserved = encoding?["allowReserved"] is JValue { Value: true } ? ", allowReserved: true" : string.Empty;
        var style = (encoding?["style"]?.ToString(), encoding?["explode"] is JValue { Value: false }) switch
        {
            ("deepObject", _) => "DeepObject",
            ("spaceDelimited", true) => "SpaceDelimited",
            ("pipeDelimited", true) => "PipeDelimited",
            ("form" or null, true) => "FormJoined",
            ("form" or "spaceDelimited" or "pipeDelimited", false) => "Form",
            _ when encoding?["contentType"] is { } type && MediaTypes.KindOf(type.ToString()) == BodyKind.Json => "Json",
            _ => null,
        };
        if (style is not null || reserved.Length > 0)
            return $"parts.Add({name}, {value}, {Runtime}ParameterStyle.{style ?? "Form"}{reserved});";
        return member.Type.Kind is TypeKind.Array && PartLowerer.IsText(member.Type.Element!)
            ? $"parts.AddTexts({name}, {value}, {naming});"
            : $"parts.AddValue({name}, {value});";
    }

    private static string MultipartPart(LoweredMember member, string name, string value, JObject? encoding, string naming)
    {
        var contentType = encoding?["contentType"]?.ToString();
        var documented = contentType is not null && !contentType.Contains('*', StringComparison.Ordinal) ? ", " + CSharpName.Literal(contentType.Split(',')[0].Trim()) : string.Empty;
        return PartLowerer.KindOf(member.Type, encoding) switch
        {
            "File" => $"parts.AddFile({name}, {value}{documented});",
            "Files" => $"parts.AddFiles({name}, {value}, {naming}{documented});",
            "Texts" => $"parts.AddTexts({name}, {value}, {naming});",
            "Values" => $"parts.AddValue({name}, {value}, {naming});",
            "Content" => $"parts.AddContent({name}, {value}{documented});",
            var kind => $"parts.Add{kind}({name}, {value});",
        };
    }

    // Each method of the pair gets what it asks for, whatever the request says.
    private static string Switched(LoweredMember member, string value, StreamSwitch streamSwitch)
    {
        var on = On(member, streamSwitch);
        var type = member.Type.CSharp + "?";
        return $"writer.EventStream ? {on} : {value} == {on} ? null : ({type}){value}";
    }

    private string IsOn(LoweredType type, string value, bool isOptional, StreamSwitch streamSwitch)
    {
        if (type.Kind != TypeKind.Object || registry.Members.GetValueOrDefault(type.CSharp)?.Find(m => m.WireName == streamSwitch.Name) is not { } member)
            return "false";
        var isOn = $"{value}.{member.CSharpName} == {On(member, streamSwitch)}";
        return isOptional ? $"{value} is not null && {isOn}" : isOn;
    }

    private static string On(LoweredMember member, StreamSwitch streamSwitch) =>
        member.Type.Kind == TypeKind.Enum ? $"new {member.Type.CSharp}({streamSwitch.On})" : streamSwitch.On;
}
