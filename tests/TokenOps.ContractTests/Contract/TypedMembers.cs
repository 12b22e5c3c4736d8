using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Runtime;
using TokenOps.Stubs.Judging;

namespace TokenOps.ContractTests.Contract;

/// <summary>Looks through what the client made of a document's value for members and enum values that its types should know, but do not.</summary>
internal static class TypedMembers
{
    public static IEnumerable<string> Missing(object? value, JToken? schema, string path = "")
    {
        switch (value)
        {
            case null or string or FilePart or FilePartList or JToken or RawJson:
                return [];
            case IUnion union:
                return Missing(union.Value, schema, path);
            case IExtensibleEnum named:
                return named.IsKnown || named.Value.Length == 0 || !Values(schema).Contains(named.Value, StringComparer.Ordinal)
                    ? []
                    : [$"{path}: {value.GetType().Name} does not know '{named.Value}', which the document lists"];
            case IDictionary:
                return [];
            case IEnumerable items:
                return items.Cast<object?>().SelectMany((item, index) => Missing(item, Each(schema, "items"), $"{path}/{index}"));
            default:
                return value.GetType().Assembly == typeof(TokenOpsClient).Assembly ? Members(value, schema, path) : [];
        }
    }

    private static IEnumerable<string> Members(object value, JToken? schema, string path)
    {
        var type = value.GetType();
        schema = Branch(value, schema);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            if (property.PropertyType == typeof(IDictionary<string, RawJson>) && property.GetCustomAttribute<JsonPropertyAttribute>() is null)
            {
                foreach (var name in ((IDictionary)property.GetValue(value)!).Keys.Cast<string>().Where(name => Member(schema, name) is not null))
                {
                    yield return $"{path}/{name}: {type.Name} has no member of this name, but the document has";
                }
            }
            else if (property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName is { } name)
            {
                foreach (var missing in Missing(property.GetValue(value), Member(schema, name), $"{path}/{name}"))
                {
                    yield return missing;
                }
            }
        }
    }

    // What another branch of a union has is no member of this one's.
    private static JToken? Branch(object value, JToken? schema)
    {
        var branches = ContractDocument.Resolver.Resolve(schema).Branches.ToList();
        if (branches.Count < 2)
        {
            return schema;
        }

        var json = JsonDifference.Parse(JsonMembers.ToRaw(value).Text);
        var judge = new SchemaJudge(ContractDocument.Resolver);
        return branches.Find(branch => judge.Fits(json, branch)) is { } fitting ? Branch(value, fitting) : schema;
    }

    private static IEnumerable<JObject> Schemas(JToken? schema)
    {
        var resolved = ContractDocument.Resolver.Resolve(schema);
        return resolved.Branches.SelectMany(Schemas).Prepend(resolved.Schema);
    }

    private static JToken? Each(JToken? schema, string keyword) => Schemas(schema).Select(one => one[keyword]).FirstOrDefault(found => found is not null);

    private static JToken? Member(JToken? schema, string name) => Schemas(schema).Select(one => one["properties"]?[name]).FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Values(JToken? schema) => Schemas(schema).SelectMany(one => one["enum"] as JArray ?? (one["const"] is { } only ? [only] : [])).Select(value => value.ToString());
}
