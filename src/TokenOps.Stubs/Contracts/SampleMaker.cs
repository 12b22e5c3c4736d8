using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Judging;

namespace TokenOps.Stubs.Contracts;

/// <summary>
/// Makes a value that a schema allows, from the schema's own examples where they keep its rules, and else from its types and limits, with
/// every member set as deep as a person would read.
/// </summary>
internal sealed class SampleMaker
{
    private const int DeepestOptional = 8;
    private const int Deepest = 40;
    private const int DeepestAgain = 3;
    private const int MostNodes = 3000;
    private const int MostTries = 20_000;
    private const int MostItems = 1000;
    private const int MostVariants = 2000;

    private readonly SchemaResolver _resolver;
    private readonly SchemaJudge _judge;
    private readonly List<JObject> _path = [];
    private int _nodes;

    private SampleMaker(SchemaResolver resolver)
    {
        _resolver = resolver;
        _judge = new SchemaJudge(resolver);
    }

    /// <summary>Makes a value that the schema allows.</summary>
    /// <param name="resolver">The document's schemas.</param>
    /// <param name="schema">The schema; null for one that allows everything.</param>
    /// <returns>The value; null where the schema allows none, or none that can be found.</returns>
    public static JToken? Make(SchemaResolver resolver, JToken? schema) => new SampleMaker(resolver).Value(schema);

    private JToken? Value(JToken? schema)
    {
        if (schema is JValue { Value: false })
        {
            return null;
        }

        var resolved = _resolver.Resolve(schema);
        if (_path.Count >= Deepest || ++_nodes > MostTries || _path.Count(above => ReferenceEquals(above, resolved.Schema)) >= DeepestAgain)
        {
            return null;
        }

        _path.Add(resolved.Schema);
        try
        {
            return Best(resolved, Candidates(resolved).Where(candidate => _judge.Fits(candidate, schema)));
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    // Of a oneOf a value is best that fits one branch only; many documents leave no room for that.
    private JToken? Best(ResolvedSchema resolved, IEnumerable<JToken> fitting)
    {
        if (resolved.Schema["oneOf"] is not JArray { Count: > 1 } branches)
        {
            return fitting.FirstOrDefault();
        }

        JToken? first = null;
        foreach (var candidate in fitting)
        {
            first ??= candidate;
            if (branches.Count(branch => _judge.Fits(candidate, branch)) == 1)
            {
                return candidate;
            }
        }

        return first;
    }

    private IEnumerable<JToken> Candidates(ResolvedSchema resolved)
    {
        var schema = resolved.Schema;
        foreach (var given in Given(schema))
        {
            yield return given.DeepClone();
        }

        foreach (var branch in resolved.Branches)
        {
            if (Value(_resolver.Branch(schema, branch)) is { } candidate)
            {
                yield return candidate;
            }
        }

        foreach (var candidate in Types(schema).SelectMany(type => OfType(type, schema)))
        {
            yield return candidate;
        }

        if (resolved.Nullable)
        {
            yield return JValue.CreateNull();
        }
    }

    private static IEnumerable<JToken> Given(JObject schema)
    {
        JToken?[] single = [schema["example"]];
        JToken?[] last = [schema["const"]];
        return single.Concat(schema["examples"] as JArray ?? []).Concat(last).Concat(schema["enum"] as JArray ?? []).Append(schema["default"]).OfType<JToken>();
    }

    private static string[] Types(JObject schema)
    {
        var named = (schema["type"] is JArray several ? several.Values<string?>() : [(string?)(schema["type"] as JValue)]).OfType<string>().ToArray();
        return named.Length > 0 ? named
            : schema["properties"] is not null ? ["object"]
            : schema["items"] is not null || schema["minItems"] is not null || schema["prefixItems"] is not null ? ["array"]
            : schema["pattern"] is not null || schema["minLength"] is not null || schema["format"] is not null ? ["string"]
            : schema["minimum"] is not null || schema["maximum"] is not null || schema["multipleOf"] is not null ? ["number", "integer"]
            : ["object", "string", "integer", "number", "array", "boolean"];
    }

    private IEnumerable<JToken> OfType(string type, JObject schema) => type switch
    {
        "object" => Objects(schema),
        "array" => Items(schema),
        "integer" => SampleNumber.Integers(schema),
        "number" => SampleNumber.Numbers(schema),
        "boolean" => [new JValue(value: true), new JValue(value: false)],
        "string" => SampleText.Of(schema).Select(text => new JValue(text)),
        "null" => [JValue.CreateNull()],
        _ => [new JObject()],
    };

    private IEnumerable<JToken> Objects(JObject schema)
    {
        foreach (var isFull in (bool[])[true, false])
        {
            if (Members(schema, isFull) is { } made)
            {
                yield return made;
            }
        }
    }

    private JObject? Members(JObject schema, bool isFull)
    {
        var made = new JObject();
        var required = (schema["required"] as JArray ?? []).Select(name => (string?)(name as JValue)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var most = SchemaLimit.Count(schema["maxProperties"]) ?? long.MaxValue;
        var properties = schema["properties"] as JObject ?? [];
        foreach (var property in properties.Properties())
        {
            var isRequired = required.Contains(property.Name);
            if (!isRequired && (!isFull || !HasRoom(property.Value) || made.Count + required.Count(name => made[name] is null) >= most))
            {
                continue;
            }

            if (Value(property.Value) is { } value)
            {
                made[property.Name] = value;
            }
            else if (isRequired)
            {
                return null;
            }
        }

        foreach (var name in required.Where(name => made[name] is null))
        {
            if (Value(Additional(schema)) is not { } value)
            {
                return null;
            }

            made[name] = value;
        }

        // A map shows what it is a map of.
        var least = SchemaLimit.Count(schema["minProperties"]) ?? 0;
        var wanted = Math.Max(least, isFull && properties.Count == 0 && schema["additionalProperties"] is JObject { Count: > 0 } map && HasRoom(map) ? 1 : 0);
        for (var number = 1; made.Count < Math.Min(wanted, most) && number <= MostItems; number++)
        {
            var name = number == 1 ? "key" : FormattableString.Invariant($"key{number}");
            if (made[name] is null && Value(Additional(schema)) is { } value)
            {
                made[name] = value;
            }
        }

        return made;
    }

    private static JToken Additional(JObject schema) => schema["additionalProperties"] is JObject or JValue { Value: false } ? schema["additionalProperties"]! : new JObject { ["type"] = "string" };

    // Optional members end where a value would contain itself, or grow beyond what a person reads.
    private bool HasRoom(JToken schema)
    {
        var resolved = _resolver.Resolve(schema);
        var item = resolved.Type == "array" ? _resolver.Resolve(resolved.Schema["items"]).Schema : resolved.Schema;
        return _path.Count < DeepestOptional && _nodes < MostNodes && !_path.Exists(above => ReferenceEquals(above, item));
    }

    private IEnumerable<JToken> Items(JObject schema)
    {
        var first = schema["prefixItems"] as JArray ?? [];
        var least = SchemaLimit.Count(schema["minItems"]) ?? 0;
        var most = SchemaLimit.Count(schema["maxItems"]) ?? long.MaxValue;
        var isUnique = schema["uniqueItems"] is JValue { Value: true };
        var item = schema["items"];
        var wanted = Math.Min(Math.Max(least, Math.Max(first.Count, item is null || HasRoom(item) ? 1 : 0)), most);
        if (least <= MostItems && wanted <= MostItems)
        {
            var made = new JArray();
            var one = made.Count < wanted ? Value(item) : null;
            while (made.Count < wanted)
            {
                var next = made.Count < first.Count ? Value(first[made.Count]) : one;
                next = isUnique && next is not null ? Variants(next, item).FirstOrDefault(variant => !made.Contains(variant, JToken.EqualityComparer)) : next;
                if (next is null)
                {
                    break;
                }

                made.Add(next.DeepClone());
            }

            yield return made;
        }

        yield return new JArray();
    }

    private IEnumerable<JToken> Variants(JToken value, JToken? schema)
    {
        var resolved = _resolver.Resolve(schema).Schema;
        var others = Given(resolved).Concat(Enumerable.Range(1, MostVariants).SelectMany(number => SampleVariants.Of(value, number))).Append(new JValue(value: false)).Append(JValue.CreateNull());
        return others.Prepend(value).Where(variant => _judge.Fits(variant, schema));
    }
}
