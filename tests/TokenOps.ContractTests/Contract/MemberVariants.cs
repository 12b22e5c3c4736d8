using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.ContractTests.Contract;

/// <summary>The values that a document lists for the members of a value: enum members, several types, branches of a union.</summary>
internal static class MemberVariants
{
    /// <summary>Every listed value with the place, in <paramref name="at"/>'s own tree, where it may stand.</summary>
    public static IEnumerable<(string Path, JToken Value)> Of(SchemaResolver resolver, JToken? schema, JToken at)
    {
        var resolved = resolver.Resolve(schema);
        // What stands beside a union holds for each of its branches.
        var branches = resolved.Branches.Select(branch => resolver.Branch(resolved.Schema, branch)).ToArray();
        var listed = (resolved.Schema["enum"] as JArray ?? [])
            .Concat((resolved.Schema["type"] as JArray ?? []).Select(type => SampleMaker.Make(resolver, new JObject { ["type"] = type })))
            .Concat(branches.Where(branch => !resolver.Resolve(branch).IsBinary).Select(branch => SampleMaker.Make(resolver, branch)))
            .OfType<JToken>();
        return listed.Select(value => (at.Path, value)).Concat(Inside(resolver, branches.Length > 0 ? Array.Find(branches, branch => new SchemaJudge(resolver).Fits(at, branch)) ?? branches[0] : resolved.Schema, at));
    }

    private static IEnumerable<(string Path, JToken Value)> Inside(SchemaResolver resolver, JToken schema, JToken at)
    {
        var resolved = resolver.Resolve(schema).Schema;
        return at switch
        {
            JObject members => members.Properties()
                .Where(member => resolved["properties"]?[member.Name] is not null)
                .SelectMany(member => Of(resolver, resolved["properties"]![member.Name], member.Value)),
            JArray { Count: > 0 } items when resolved["items"] is { } item => Of(resolver, item, items[0]),
            _ => [],
        };
    }
}
