using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Makes the events of a stream that succeeds.</summary>
internal static class SampleEvents
{
    private const string UsualDiscriminator = "type";
    private const string Error = "error";

    /// <summary>An event of each branch of a union, or the one event that there is.</summary>
    /// <remarks>An event called <c>error</c> is left out: it ends the stream as a failure, and hides the events after it.</remarks>
    /// <param name="resolver">The document's schemas.</param>
    /// <param name="schema">The schema of one event.</param>
    public static IEnumerable<(JToken Schema, JToken Event)> Of(SchemaResolver resolver, JToken? schema)
    {
        var branches = resolver.Resolve(schema).Branches.ToArray();
        foreach (var branch in branches.Length == 0 ? [schema ?? new JObject()] : branches)
        {
            if (SampleMaker.Make(resolver, branch) is { } made && Name(resolver, schema, made) != Error)
            {
                yield return (branch, made);
            }
        }
    }

    /// <summary>The name that an event has on the wire; null for none.</summary>
    /// <param name="resolver">The document's schemas.</param>
    /// <param name="schema">The schema of one event.</param>
    /// <param name="item">The event.</param>
    public static string? Name(SchemaResolver resolver, JToken? schema, JToken item)
    {
        var discriminator = (string?)((resolver.Resolve(schema).Schema["discriminator"] as JObject)?["propertyName"] as JValue) ?? UsualDiscriminator;
        return (item as JObject)?[discriminator] is JValue { Value: string name } && name.Length > 0 && !name.Any(char.IsControl) ? name : null;
    }
}
