using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.Stubs.Java;

/// <summary>Says in WireMock's JSON which bodies a definition refuses, one mapping for each thing that can be wrong.</summary>
/// <param name="set">The definitions' document.</param>
/// <param name="definition">The definition that refuses.</param>
/// <param name="merged">Whether one mapping may look at all values, because something else says which was wrong.</param>
/// <param name="mapping">Makes the mapping of a request, the rule it breaks, and whether it is asked after the successes.</param>
/// <param name="request">Makes the part of the request pattern that looks at no body.</param>
internal sealed class RefusalMappings(
    StubDefinitionSet set, StubDefinition definition, bool merged, Func<JObject, Violation, bool, JObject> mapping, Func<JObject> request)
{
    private BodyContract Body => definition.Body!;

    /// <summary>The mappings.</summary>
    public IEnumerable<JObject> Write() => Body.Kind == BodyKind.Multipart ? Form() : Json();

    private IEnumerable<JObject> Form()
    {
        foreach (var member in Body.Members.Where(member => member.Required))
        {
            yield return Parts("ALL", MappingWriter.Disposition("doesNotMatch", FormPatterns.Header(member)), new Violation(member.Name, "required", "nothing", "a part of this name"));
        }

        if (Body.IsClosed)
        {
            var known = string.Join(", ", Body.Members.Select(member => member.Name));
            yield return Parts("ANY", MappingWriter.Disposition("doesNotMatch", FormPatterns.Header(Body.Members)), new Violation("a part", "unknown", "another name", "one of " + known));
        }

        foreach (var member in Body.Members.Where(member => member.Item.IsBinary))
        {
            var header = new JObject
            {
                ["Content-Disposition"] = new JObject
                {
                    ["and"] = new JArray(
                        new JObject { ["matches"] = FormPatterns.Header(member) },
                        new JObject { ["doesNotMatch"] = ".*; *filename\\*?=.*" }),
                },
            };
            yield return Parts("ANY", header, new Violation(member.Name, "type", "a part without a file name", "a file"));
        }

        foreach (var members in merged ? (IEnumerable<IEnumerable<MemberRule>>)[Body.Members] : Body.Members.Select(member => (IEnumerable<MemberRule>)[member]))
        {
            if (FormPatterns.Broken(members) is { } pattern)
            {
                yield return Raw(pattern, Rule(members.First()));
            }
        }

        foreach (var member in Body.Members.Where(FormPatterns.NeedsSchema))
        {
            var pattern = new JObject { ["not"] = new JObject { ["matchesJsonSchema"] = SchemaBundle.Create(set.Document, member.Item.Schema) } };
            yield return Parts("ANY", MappingWriter.Disposition("matches", FormPatterns.Header(member)), Rule(member), new JArray(pattern));
        }

        // What no success took, such as a form without any part, is refused as well.
        yield return mapping(request(), new Violation("body", "form", "something else", "the parts that the document names"), true);
    }

    private IEnumerable<JObject> Json()
    {
        var schema = SchemaBundle.Create(set.Document, Body.RawSchema);
        if (Body.IsClosed)
        {
            schema["unevaluatedProperties"] = false;
        }

        var body = request();
        body["bodyPatterns"] = new JArray(new JObject { ["not"] = new JObject { ["matchesJsonSchema"] = schema } });
        yield return mapping(body, new Violation("body", "schema", "something else", "what the document's schema says"), false);
    }

    private JObject Raw(string pattern, Violation violation)
    {
        var body = request();
        body["bodyPatterns"] = new JArray(new JObject { ["matches"] = pattern });
        return mapping(body, violation, false);
    }

    private JObject Parts(string type, JObject headers, Violation violation, JArray? bodyPatterns = null)
    {
        var part = new JObject { ["matchingType"] = type, ["headers"] = headers };
        if (bodyPatterns is not null)
        {
            part["bodyPatterns"] = bodyPatterns;
        }

        var form = request();
        form["multipartPatterns"] = new JArray(part);
        return mapping(form, violation, false);
    }

    private static Violation Rule(MemberRule member)
    {
        string[] silent = ["description", "title", "example", "examples", "default"];
        var keywords = member.Item.Schema.Properties().Where(property => !silent.Contains(property.Name, StringComparer.Ordinal) && !property.Name.StartsWith("x-", StringComparison.Ordinal));
        var rule = string.Join(", ", keywords.Select(property => $"{property.Name} {property.Value.ToString(Newtonsoft.Json.Formatting.None)}"));
        return new Violation(member.Name, "value", "something else", (member.Repeatable ? string.Empty : "one part of this name, ") + rule);
    }
}
