using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Lowers an operation's body. Of several forms the simplest is preferred: JSON, unless there are files, which go as parts. A form that
/// can say something else, because its type is another one, gets a method of its own.
/// </summary>
internal sealed class RequestBodyForms(TypeLowerer types, BodySchema schemas, DiagnosticBag diagnostics)
{
    /// <summary>Lowers the body.</summary>
    /// <param name="operation">What the document says.</param>
    /// <param name="name">The operation's name in C#.</param>
    /// <returns>The forms, the preferred one first; empty for an operation without a body.</returns>
    public List<RequestBodyForm> Lower(JObject operation, string name)
    {
        if (operation["requestBody"] is not { } token || types.References.Resolve(token) is not { } body)
            return [];

        var isRequired = body["required"] is JValue { Value: true };
        var contents = (body["content"] as JObject)?.Properties().Where(p => p.Value is JObject).ToList() ?? [];
        var hasFiles = contents.Exists(c => schemas.KindOf(c) == BodyKind.Multipart && schemas.HasFiles(c.Value["schema"]));
        var result = new List<RequestBodyForm>();
        foreach (var kind in contents.GroupBy(schemas.KindOf).OrderBy(g => Rank(g.Key, hasFiles)))
        {
            var form = Lower(kind.Key is BodyKind.EventStream or BodyKind.JsonLines ? BodyKind.Binary : kind.Key, [.. kind], name, isRequired, result.Count > 0);
            if (result.Find(known => known.Type.CSharp == form.Type.CSharp) is { } same)
                diagnostics.Note(DiagnosticCodes.Unmodelled, form.Content, $"the body may be '{form.MediaTypes[0]}' too, which says the same: it is sent as '{same.MediaTypes[0]}'");
            else
                result.Add(form);
        }

        return result;
    }

    private static int Rank(BodyKind kind, bool hasFiles) => kind switch
    {
        BodyKind.Multipart when hasFiles => 0,
        BodyKind.Json => 1,
        BodyKind.Multipart => 2,
        BodyKind.Form => 3,
        BodyKind.Binary => 4,
        _ => 5,
    };

    private RequestBodyForm Lower(BodyKind kind, List<JProperty> contents, string name, bool isRequired, bool isFurther)
    {
        var suffix = isFurther ? "From" + kind : string.Empty;
        var type = kind switch
        {
            BodyKind.Binary => new LoweredType(TypeKind.File, [], "global::TokenOps.FilePart"),
            BodyKind.Text => new LoweredType(TypeKind.String, new JObject(new JProperty("type", "string")), "string"),
            _ => types.Lower(contents[0].Value["schema"] ?? new JObject(), name + suffix + "Request"),
        };
        types.Registry.Inputs.Add(type);
        return new RequestBodyForm(kind, [.. contents.Select(c => c.Name)], type, contents[0], isRequired, suffix);
    }
}
