using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// What an operation may reply with when it succeeds. JSON comes first and has the operation's name; beside it, or in its place,
/// come bytes and text, and a stream of events. Failures are the runtime's: servers give more of them than a document lists.
/// </summary>
internal sealed class ReplyForms
{
    private ReplyForms(IReadOnlyList<ReplyForm> plain, JProperty? stream, JToken? json, string description)
    {
        Plain = plain;
        Stream = stream;
        Json = json;
        Description = description;
    }

    /// <summary>The forms that come as a whole. Empty where there is nothing but a stream.</summary>
    public IReadOnlyList<ReplyForm> Plain { get; }

    /// <summary>The content that is a stream of events, or of lines of JSON.</summary>
    public JProperty? Stream { get; }

    /// <summary>The schema of the JSON form.</summary>
    public JToken? Json { get; }

    public string Description { get; }

    /// <summary>What the names of the methods have after the operation's.</summary>
    public IEnumerable<string> Suffixes => Plain.Select(f => f.Suffix).Concat(Stream is null ? [] : ["Streaming"]);

    public static ReplyForms Of(JObject operation, string method, References references, BodySchema schemas, DiagnosticBag diagnostics)
    {
        var contents = new List<JProperty>();
        var description = string.Empty;
        var mayBeEmpty = false;
        var hasBody = false;
        foreach (var response in Successes(operation))
        {
            if (references.Resolve(response.Value) is not { } resolved)
                continue;
            description = description.Length > 0 ? description : resolved["description"]?.ToString() ?? string.Empty;
            var own = (resolved["content"] as JObject)?.Properties().Where(p => p.Value is JObject).ToList() ?? [];
            mayBeEmpty |= own.Count == 0;
            hasBody |= response.Name is not ("204" or "205");
            contents.AddRange(own);
        }

        var byKind = contents.ToLookup(schemas.KindOf);
        var stream = byKind[BodyKind.EventStream].Concat(byKind[BodyKind.JsonLines]).FirstOrDefault();
        var json = JsonSchema(byKind[BodyKind.Json]);
        var forms = new List<ReplyForm>();
        if (byKind[BodyKind.Json].Any())
            forms.Add(new(BodyKind.Json, string.Empty, MediaTypesOf(byKind[BodyKind.Json]), json, mayBeEmpty));
        Add(BodyKind.Binary, [.. byKind[BodyKind.Binary], .. byKind[BodyKind.Multipart], .. byKind[BodyKind.Form]]);
        Add(BodyKind.Text, [.. byKind[BodyKind.Text]]);
        if (forms.Count == 0 && stream is null)
            forms.Add(Undocumented(operation, method, hasBody, diagnostics));
        return new ReplyForms(forms, stream, json, description);

        void Add(BodyKind kind, List<JProperty> of)
        {
            if (of.Count > 0)
                forms.Add(new(kind, forms.Count == 0 ? string.Empty : kind.ToString(), MediaTypesOf(of), null, mayBeEmpty));
        }
    }

    // Who asks for something by GET wants it, even where the document does not say what it is.
    private static ReplyForm Undocumented(JObject operation, string method, bool hasBody, DiagnosticBag diagnostics)
    {
        if (method != "get" || !hasBody)
            return new(null, string.Empty, [], null, MayBeEmpty: false);
        diagnostics.Note(DiagnosticCodes.Unmodelled, operation["responses"] ?? operation, "the document does not say what this operation replies with, so that it is handed out as a stream");
        return new(BodyKind.Binary, string.Empty, ["*/*"], null, MayBeEmpty: false);
    }

    private static IEnumerable<JProperty> Successes(JObject operation)
    {
        var responses = (operation["responses"] as JObject)?.Properties().ToList() ?? [];
        var successes = responses.Where(r => r.Name.StartsWith('2')).OrderBy(r => r.Name, StringComparer.Ordinal).ToList();
        return successes.Count > 0 ? successes : responses.Where(r => r.Name == "default");
    }

    // Replies of several statuses that differ are a union, since nobody knows beforehand which one comes.
    private static JToken? JsonSchema(IEnumerable<JProperty> contents)
    {
        var schemas = contents.Select(c => c.Value["schema"]).OfType<JToken>().Distinct(new JTokenEqualityComparer()).ToList();
        return schemas.Count > 1
            ? new JObject(new JProperty("oneOf", new JArray(schemas.Select(s => s.DeepClone().From(s)))).From(schemas[0])).From(schemas[0])
            : schemas.FirstOrDefault();
    }

    private static string[] MediaTypesOf(IEnumerable<JProperty> contents) => [.. contents.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase)];
}
