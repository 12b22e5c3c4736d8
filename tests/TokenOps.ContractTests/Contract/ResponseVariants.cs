using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>Adds examples to a document's responses, so that the stubs serve what the vendor's examples leave out.</summary>
internal static class ResponseVariants
{
    private const string EventStream = "text/event-stream";

    public static JObject AddTo(JObject document)
    {
        var resolver = new SchemaResolver((JObject)document.DeepClone());
        var responses =
            from path in (document["paths"] as JObject ?? []).Properties()
            from operation in ((JObject)path.Value).Properties()
            where operation.Value is JObject
            from response in (operation.Value["responses"] as JObject ?? []).Properties()
            select response;
        foreach (var response in responses.ToArray())
        {
            // A shared response is written out in place: each operation serves examples of its own.
            var own = (JObject)resolver.Dereference(response.Value).DeepClone();
            response.Value = own;
            foreach (var media in (own["content"] as JObject ?? []).Properties().Where(media => IsJson(media.Name) || media.Name == EventStream))
            {
                Add(resolver, media.Name == EventStream, (JObject)media.Value, $"contract-{response.Name}-{media.Name.Split('/')[^1]}-");
            }
        }

        return document;
    }

    private static void Add(SchemaResolver resolver, bool isStream, JObject media, string prefix)
    {
        if (media["schema"] is not JObject schema)
        {
            return;
        }

        // Taken after it is set: what already has a parent is cloned by setting it.
        media["examples"] ??= new JObject();
        var examples = (JObject)media["examples"]!;
        var made = isStream ? SampleEvents.Of(resolver, schema).ToArray() : [(Schema: (JToken)schema, Event: SampleMaker.Make(resolver, schema)!)];
        if (made.Length == 0 || made[0].Event is null)
        {
            return;
        }

        var schemas = made.Select(one => one.Schema).ToArray();
        var full = new JArray(made.Select(one => one.Event));
        AddExample("full", full);
        for (var index = 0; index < schemas.Length; index++)
        {
            foreach (var variant in MemberVariants.Of(resolver, schemas[index], full[index]))
            {
                var changed = (JArray)full.DeepClone();
                changed.SelectToken(variant.Path)!.Replace(variant.Value);
                AddExample($"{variant.Path.Replace("[0].", string.Empty, StringComparison.Ordinal)}-{variant.Value}", changed);
            }
        }

        void AddExample(string name, JArray value)
        {
            var plain = prefix + string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '-'));
            examples[plain] = new JObject { ["value"] = (isStream ? value : value[0]).DeepClone() };
        }
    }

    private static bool IsJson(string mediaType) => mediaType.Contains("json", StringComparison.OrdinalIgnoreCase);
}
