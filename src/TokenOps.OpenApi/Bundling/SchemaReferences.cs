using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>Rewrites the references of one schema, those of its children excepted.</summary>
internal sealed class SchemaReferences(ReferenceBundler bundler, SourceFile source)
{
    public void Rewrite(JObject schema)
    {
        ResolveDynamic(schema);
        if (schema["$ref"] is JValue { Value: string reference } written)
        {
            var component = reference is "#" or "#/" && source.IsDocument
                ? Enclosing(schema, reference)
                : bundler.ToComponent(reference, schema, source);
            if (component is null)
                schema.Remove("$ref");
            else if (component != reference)
                schema["$ref"] = new JValue(component).From(written);
        }

        if (schema["discriminator"]?["mapping"] is JObject mapping)
            Rewrite(mapping, schema);
    }

    // OpenAPI 3.1, "Discriminator Object": a value is the name of a component, or a reference.
    private void Rewrite(JObject mapping, JObject schema)
    {
        foreach (var property in mapping.Properties().ToList())
        {
            if (property.Value is not JValue { Value: string value })
                continue;

            var components = source.IsDocument ? source.Root["components"]?["schemas"] as JObject : null;
            var component = components?.ContainsKey(value) == true ? JsonPointer.ToSchema(value)
                : !value.Contains('#', StringComparison.Ordinal) && !value.Contains('.', StringComparison.Ordinal) ? null
                : bundler.Leads(value, schema, source) ? bundler.ToComponent(value, schema, source)
                : LeaveOut(property, value);
            if (component is not null)
                property.Value = new JValue(component).From(property);
        }
    }

    // Nothing that the union lists has this value, so that nothing is lost.
    private string? LeaveOut(JProperty property, string value)
    {
        bundler.Note(DiagnosticCodes.UnreadReference, property, $"the mapping of '{property.Name}' leads nowhere: there is no '{value}'; it is left out");
        property.Remove();
        return null;
    }

    // What a name means depends on who asks (JSON Schema 2020-12, 8.2.3.2); a type is asked for by nobody, so the name's own schema is meant.
    private void ResolveDynamic(JObject schema)
    {
        foreach (var keyword in (string[])["$dynamicRef", "$recursiveRef"])
        {
            if (schema[keyword] is not JValue { Value: string reference } || schema["$ref"] is not null)
                continue;

            schema.Remove(keyword);
            var component = reference == "#" ? Enclosing(schema, reference)
                : reference.StartsWith("#/", StringComparison.Ordinal) || source.Named(reference) is not null ? bundler.ToComponent(reference, schema, source)
                : null;
            if (component is null)
                bundler.Note(DiagnosticCodes.UnreadReference, schema, $"'{keyword}: {reference}' names no schema; any value is taken there");
            else
                schema["$ref"] = new JValue(component).From(schema);
        }
    }

    // The schema resource around: the nearest that has an identifier, else the component, else the outermost schema.
    private string? Enclosing(JObject schema, string reference)
    {
        var outermost = schema;
        foreach (var ancestor in schema.AncestorsAndSelf().OfType<JObject>())
        {
            if (ancestor["$id"] is not null || ancestor["$recursiveAnchor"] is JValue { Value: true })
                return JsonPointer.ToSchema(bundler.Hoist(ancestor, source, reference));
            if (ancestor.Parent?.Parent?.Parent is JProperty { Name: "schemas" } && ancestor.Root == source.Root)
                return JsonPointer.ToSchema(bundler.Hoist(ancestor, source, reference));
            if (ancestor.Parent is JProperty { Name: "schema" })
                return JsonPointer.ToSchema(bundler.Hoist(ancestor, source, reference));
            outermost = ancestor;
        }

        return outermost == source.Root && source.IsDocument ? null : JsonPointer.ToSchema(bundler.Hoist(outermost, source, reference));
    }
}
