using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.ContractTests.Contract;

/// <summary>Finds every constraint of every member of an operation's requests, and of its parameters.</summary>
internal sealed class Limits(DocumentedOperation operation, RequestContract request, SchemaResolver resolver)
{
    private const int LongestText = 1_000_000;
    private const int MostItems = 3000;

    public static IEnumerable<Limit> All() =>
        from operation in ContractDocument.Callable
        from request in ContractDocument.Requests(operation)
        where request is { Made: true, Value: not null }
        from limit in Of(operation, request, ContractDocument.Resolver)
        select limit;

    /// <summary>The constraints of one request.</summary>
    public static IEnumerable<Limit> Of(DocumentedOperation operation, RequestContract request, SchemaResolver resolver) =>
        new Limits(operation, request, resolver).Of(request.Body!.RawSchema, request.Value!);

    /// <summary>The constraints of an operation's parameters, without cookies: the client sends none.</summary>
    public static IEnumerable<ParameterLimit> OfParameters(DocumentedOperation operation, SchemaResolver resolver)
    {
        foreach (var parameter in operation.Contract.Parameters.Where(one => one.In != "cookie"))
        {
            // As the only member of a request, so that both are read alike.
            var request = new RequestContract { Name = "parameter", Value = new JObject { [parameter.Name] = parameter.Example.DeepClone() }, Made = true };
            var schema = new JObject { ["properties"] = new JObject { [parameter.Name] = parameter.Schema } };
            if (parameter.Required)
            {
                yield return new ParameterLimit(operation, parameter, parameter.Name, "required", Broken: null, Allowed: null);
            }

            foreach (var limit in new Limits(operation, request, resolver).Of(schema, request.Value))
            {
                yield return new ParameterLimit(operation, parameter, limit.Member, limit.Keyword, Value(limit, limit.Broken), limit.Allowed is null ? null : Value(limit, limit.Allowed));
            }

            JToken? Value(Limit limit, JToken? value) => limit.With(value)[parameter.Name];
        }
    }

    private IEnumerable<Limit> Of(JToken? schema, JToken at)
    {
        var resolved = resolver.Resolve(schema);

        // Of a union only the list can be judged: what breaks one scalar's rules may be fine as the other.
        var branches = resolved.Branches.Select(resolver.Resolve).ToArray();
        var keywords = branches.Length == 0 ? resolved.Schema : Array.Find(branches, branch => branch.Type == "array")?.Schema ?? [];
        foreach (var property in keywords.Properties())
        {
            if (Sides(property.Name, property.Value, keywords, at) is var (broken, allowed) && Breaks(at, broken, property.Name))
            {
                yield return new Limit(operation, request, at.Path, property.Name, broken, allowed is not null && Breaks(at, allowed, keyword: null) ? null : allowed);
            }
        }

        var inside = at switch
        {
            JObject members => (keywords["properties"] as JObject ?? []).Properties().Where(member => members[member.Name] is not null).SelectMany(member =>
                (IsRequired(keywords, member) ? [new Limit(operation, request, members[member.Name]!.Path, "required", Broken: null, Allowed: null)] : (Limit[])[])
                .Concat(Of(member.Value, members[member.Name]!))),
            JArray { Count: > 0 } items => Of(keywords["items"], items[0]),
            _ => [],
        };
        foreach (var limit in inside)
        {
            yield return limit;
        }
    }

    // What only just breaks one rule may, by another, be no such value: then there is nothing to try.
    private bool Breaks(JToken at, JToken? value, string? keyword)
    {
        if (request.Body is not { } body)
        {
            return keyword is not null;
        }

        var changed = new Limit(operation, request, at.Path, keyword ?? string.Empty, value, Allowed: null).With(value);
        var found = new SchemaJudge(resolver).Judge(string.Empty, changed, body.RawSchema);
        return found.Any(violation => keyword is null || violation.Rule == keyword);
    }

    // A required list starts empty and a required constant is always set: neither can be left out.
    private bool IsRequired(JObject schema, JProperty member)
    {
        var resolved = resolver.Resolve(member.Value);
        return (schema["required"] as JArray ?? []).Any(name => (string?)name == member.Name)
            && !resolved.Nullable
            && resolved.Schema["const"] is null
            && resolved.Schema["enum"] is not JArray { Count: 1 }
            && (resolved.Type is not ("array" or "object") || resolved.Schema["properties"] is not null || resolver.Resolve(resolved.Schema["items"]).IsBinary);
    }

    private (JToken? Broken, JToken? Allowed)? Sides(string keyword, JToken limit, JObject schema, JToken at)
    {
        var step = (string?)(schema["type"] as JValue) == "integer" ? 1m : 0.25m;
        var isText = at.Type == JTokenType.String && schema["enum"] is null && schema["const"] is null;

        // What no number of its type reaches, and what no test can send, is not tried.
        var number = SchemaLimit.Number(limit) is > long.MinValue and < long.MaxValue and not (int.MinValue or int.MaxValue) and var exact ? exact : (decimal?)null;
        var count = SchemaLimit.Count(limit) is <= int.MaxValue and var items ? (int?)items : null;
        return keyword switch
        {
            "minimum" when number is { } low => (Number(low - step, step), Number(low, step)),
            "maximum" when number is { } high => (Number(high + step, step), Number(high, step)),
            "exclusiveMinimum" when number is { } low => (Number(low, step), Number(low + step, step)),
            "exclusiveMaximum" when number is { } high => (Number(high, step), Number(high - step, step)),
            "multipleOf" when number is { } size && size != step => (Number((size * 2) + (step < size ? step : size / 2), step), null),
            "minLength" when isText && count is > 0 and < LongestText => (new string('x', count.Value - 1), Astral(count.Value, schema)),
            "maxLength" when isText && count is < LongestText => (new string('x', count.Value + 1), Astral(count.Value, schema)),
            "pattern" when isText => Unmatched((string)limit!) is { } text ? (text, at.DeepClone()) : null,
            "enum" or "const" when at.Type == JTokenType.String => ("contract-unlisted", at.DeepClone()),
            "enum" or "const" when at.Type == JTokenType.Integer => (987654321, at.DeepClone()),
            "minItems" when count is > 0 and < MostItems => (Items(schema, at, count.Value - 1), Same(schema, at, count.Value)),
            "maxItems" when count is < MostItems => (Items(schema, at, count.Value + 1), Same(schema, at, count.Value)),
            "uniqueItems" when limit is JValue { Value: true } => (Items(schema, at, 2), null),
            _ => null,
        };
    }

    private static JValue Number(decimal value, decimal step) => step == 1m ? new JValue((long)value) : new JValue(value);

    // One code point each, but two UTF-16 units: JSON Schema counts it once. A pattern may allow none of it.
    private static JValue? Astral(int count, JObject schema) =>
        schema["pattern"] is null ? new JValue(string.Concat(Enumerable.Repeat("\U0001F339", count))) : null;

    // Items of one value are no list that keeps every rule where each may stand there once only.
    private JArray? Same(JObject schema, JToken at, int count) => count > 1 && schema["uniqueItems"] is JValue { Value: true } ? null : Items(schema, at, count);

    private JArray Items(JObject schema, JToken at, int count)
    {
        var item = at is JArray { Count: > 0 } items ? items[0] : resolver.Resolve(schema["items"]).IsBinary ? RequestContract.File : SampleMaker.Make(resolver, schema["items"]) ?? JValue.CreateNull();
        return new JArray(Enumerable.Repeat(item, count).Select(one => one.DeepClone()));
    }

    private static string? Unmatched(string pattern) =>
        ((string[])["~", "x", "0", "A", "é", " ", string.Empty]).FirstOrDefault(text => !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
}
