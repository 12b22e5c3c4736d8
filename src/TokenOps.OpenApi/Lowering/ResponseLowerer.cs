using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers what an operation replies with to its methods: one for each form that comes as a whole, and one for the stream.</summary>
internal sealed class ResponseLowerer(TypeLowerer types, DiagnosticBag diagnostics)
{
    private const string RawEvent = "global::TokenOps.RawEvent";

    private readonly Dictionary<(JObject Operation, string Hint), LoweredType> _known = [];

    /// <summary>Writes the methods of an operation.</summary>
    /// <param name="forms">What it replies with.</param>
    /// <param name="operation">What the document says.</param>
    /// <param name="name">The operation's name, of which names of inline types are made.</param>
    /// <param name="lowered">Receives what the template needs.</param>
    public void Lower(ReplyForms forms, JObject operation, string name, JObject lowered)
    {
        lowered["x-methods"] = new JArray(forms.Plain.Select(form => Method(form, operation, name, lowered)));
        if (forms.Stream is { } stream)
            LowerStream(stream, forms.Json, operation, name, lowered);
    }

    private JObject Method(ReplyForm form, JObject operation, string name, JObject lowered)
    {
        var method = new JObject(new JProperty("suffix", form.Suffix), new JProperty("id", form.Suffix.Length == 0 ? "Operation" : form.Suffix + "Operation"));
        if (form.Accept is not null)
            method["accept"] = CSharpName.Literal(form.Accept);
        if (form.MayBeEmpty && form.Kind == BodyKind.Json)
            method["may-be-empty"] = true;
        switch (form.Kind)
        {
            case BodyKind.Json:
                var type = form.Schema is null ? LoweredType.Any() : Lower(form.Schema, operation, name + "Response");
                method["result"] = type.CSharp + (form.MayBeEmpty || type.IsNullable ? "?" : string.Empty);
                method["send"] = $"SendAsync<{method["result"]}>";
                method["is-json"] = true;
                types.Registry.Replies.Add((lowered, "x-read", type));
                lowered["x-base64"] = Base64Members.Find(types.Registry, type);
                break;
            case BodyKind.Text:
                method["result"] = "string";
                method["send"] = "SendForTextAsync";
                break;
            case BodyKind.Binary:
                method["result"] = "global::TokenOps.BinaryResponse";
                method["send"] = "SendForBinaryAsync";
                break;
            default:
                method["send"] = "SendAsync";
                break;
        }

        return method;
    }

    private void LowerStream(JProperty content, JToken? json, JObject operation, string name, JObject lowered)
    {
        var media = (JObject)content.Value;
        if (MediaTypes.KindOf(content.Name) == BodyKind.JsonLines)
            lowered["x-event-accept"] = CSharpName.Literal(content.Name);
        if (media[Extensions.CompletedEvent] is { } completed)
            lowered["x-completed-event"] = CSharpName.Literal(completed.ToString());

        // What only says that there is text is told by the schema of the same reply as a whole, or handed out raw.
        var schemas = new BodySchema(types);
        var schema = media["itemSchema"] ?? (schemas.IsStructured(media["schema"]) ? media["schema"] : json);
        if (schema is null || !schemas.IsStructured(schema))
        {
            lowered["x-event-type"] = RawEvent;
            diagnostics.Note(DiagnosticCodes.Unmodelled, content, "the document does not say what the events of this stream are, so that they are handed out raw");
            return;
        }

        var type = ReferenceEquals(schema, json) ? Lower(schema, operation, name + "Response") : Lower(schema, operation, name + "StreamEvent");
        lowered["x-event-type"] = type.CSharp;
        types.Registry.Replies.Add((lowered, "x-event-read", type));
        lowered["x-event-base64"] = Base64Members.Find(types.Registry, type);
        if (new UnionShapes(types.Registry).Texts(type) is var (discriminator, texts))
        {
            lowered["x-event-discriminator"] = CSharpName.Literal(discriminator);
            lowered["x-event-types"] = new JArray(texts.Select(CSharpName.Literal));
        }
    }

    // An operation with two forms of request replies with the same types to both.
    private LoweredType Lower(JToken schema, JObject operation, string hint)
    {
        if (!_known.TryGetValue((operation, hint), out var type))
            _known[(operation, hint)] = type = types.Lower(schema, hint);
        return type;
    }
}
