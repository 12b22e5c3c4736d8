using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Stubs.Judging;

/// <summary>Says what is wrong with a request body, part by part.</summary>
internal sealed class RequestJudge(SchemaResolver resolver)
{
    private readonly SchemaJudge _schemas = new(resolver);

    /// <summary>The rules that the body breaks, in the document's order of members.</summary>
    /// <param name="contract">What the document says about the body.</param>
    /// <param name="contentType">The request's Content-Type, which names the delimiter of a form.</param>
    /// <param name="body">The whole body.</param>
    public IReadOnlyList<Violation> Judge(BodyContract contract, string? contentType, ReadOnlyMemory<byte> body) => contract.Kind switch
    {
        BodyKind.Multipart => [.. Form(contract, MultipartSplitter.Boundary(contentType), body)],
        BodyKind.Json => [.. Json(contract, body)],
        _ => [],
    };

    /// <summary>Whether the body asks for the stream.</summary>
    public static bool IsOn(BodyContract contract, StreamSwitch asked, string? contentType, ReadOnlyMemory<byte> body) => contract.Kind switch
    {
        BodyKind.Multipart => MultipartSplitter.Split(MultipartSplitter.Boundary(contentType), body)?.Any(part => part.Name == asked.Member && part.Text == asked.Text) == true,
        BodyKind.Json => asked.IsOn(Parse(body)),
        _ => false,
    };

    private IEnumerable<Violation> Form(BodyContract contract, string? boundary, ReadOnlyMemory<byte> body)
    {
        if (boundary is null)
        {
            yield return new Violation("Content-Type", "boundary", "none", "the delimiter of the form's parts");
            yield break;
        }

        if (MultipartSplitter.Split(boundary, body) is not { } parts)
        {
            yield return new Violation("body", "form", body.IsEmpty ? "nothing" : "something else", "parts between the delimiters that the Content-Type names, the last one closed");
            yield break;
        }

        foreach (var member in contract.Members)
        {
            var own = parts.Where(part => member.WireNames.Contains(part.Name, StringComparer.Ordinal)).ToArray();
            foreach (var violation in Count(member, own).Concat(own.SelectMany(part => Value(member, part))))
            {
                yield return violation;
            }
        }

        var known = contract.Members.SelectMany(member => member.WireNames).ToHashSet(StringComparer.Ordinal);
        foreach (var name in contract.IsClosed ? parts.Select(part => part.Name).Where(name => !known.Contains(name)).Distinct(StringComparer.Ordinal) : [])
        {
            yield return new Violation(name, "unknown", "a part", "one of " + string.Join(", ", contract.Members.Select(member => member.Name)));
        }
    }

    private static IEnumerable<Violation> Count(MemberRule member, MultipartPart[] parts)
    {
        var count = parts.Length;
        if (member.Required && count == 0)
        {
            yield return new Violation(member.Name, "required", "nothing", "a part of this name");
        }

        if (!member.Repeatable && count > 1)
        {
            yield return new Violation(member.Name, "duplicate", FormattableString.Invariant($"{count} parts"), "one part of this name");
        }

        if (count > member.MaxItems)
        {
            yield return new Violation(member.Name, "maxItems", FormattableString.Invariant($"{count} parts"), FormattableString.Invariant($"maxItems {member.MaxItems}"));
        }

        if (count > 0 && count < member.MinItems)
        {
            yield return new Violation(member.Name, "minItems", FormattableString.Invariant($"{count} parts"), FormattableString.Invariant($"minItems {member.MinItems}"));
        }

        if (HasTwins(member, parts))
        {
            yield return new Violation(member.Name, "uniqueItems", "an item twice", "each item once");
        }
    }

    // Files are compared as little as the client compares them: they may be large, and may be read once only.
    private static bool HasTwins(MemberRule member, MultipartPart[] parts) =>
        member.UniqueItems && !member.Item.IsBinary && parts.DistinctBy(part => Convert.ToHexString(part.Content.Span), StringComparer.Ordinal).Count() < parts.Length;

    private Violation[] Value(MemberRule member, MultipartPart part)
    {
        if (member.Item.IsBinary)
        {
            return part.HasFileName ? [] : [new Violation(member.Name, "type", "a part without a file name", "a file")];
        }

        // Text fits a union when it can be read as one of the branches.
        if (part.Text is not { } text)
        {
            return [new Violation(member.Name, "encoding", "bytes that are not UTF-8", "text")];
        }

        var branches = member.Item.Branches.Select(resolver.Resolve).DefaultIfEmpty(member.Item);
        return branches.Select(branch => Text(member.Name, text, branch)).MinBy(violations => violations.Length)!;
    }

    private Violation[] Text(string name, string text, ResolvedSchema schema) => ScalarText.Read(schema, text) is { } value
        ? [.. _schemas.Judge(name, value, schema.Schema)]
        : [new Violation(name, "type", SchemaJudge.Describe(text), schema.Type!)];

    private IEnumerable<Violation> Json(BodyContract contract, ReadOnlyMemory<byte> body)
    {
        if (Parse(body) is not { } value)
        {
            var found = body.IsEmpty ? "nothing" : StrictText.Read(body.Span, StrictText.Utf8) is null ? "bytes that are not UTF-8" : "something else";
            return [new Violation("body", "json", found, "one JSON value")];
        }

        var unknown = !contract.IsClosed || value is not JObject members ? [] : members.Properties()
            .Where(member => !contract.Members.Any(known => known.Name == member.Name))
            .Select(member => new Violation(member.Name, "unknown", "a member", "one of " + string.Join(", ", contract.Members.Select(known => known.Name))));
        return _schemas.Judge(string.Empty, value, contract.RawSchema)
            .Concat(unknown)
            .DistinctBy(violation => (violation.Part, violation.Rule));
    }

    private static JToken? Parse(ReadOnlyMemory<byte> body)
    {
        if (StrictText.Read(body.Span, StrictText.Utf8) is not { } text)
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            var value = JToken.ReadFrom(reader);
            return reader.Read() ? null : value;
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }
}
