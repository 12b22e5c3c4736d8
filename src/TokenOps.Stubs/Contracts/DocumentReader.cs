using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Reads the operations of a document.</summary>
internal sealed class DocumentReader(SchemaResolver resolver, bool isStrict = true)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Reads every operation, in the document's order.</summary>
    public IReadOnlyList<OperationContract> Read()
    {
        var operations = (
            from path in (resolver.Document["paths"] as JObject ?? []).Properties()
            let item = resolver.Dereference(path.Value)
            from method in item.Properties()
            where Methods.Contains(method.Name, StringComparer.Ordinal)
            select ReadOperation(path.Name, method.Name, item, resolver.Dereference(method.Value))).ToArray();

        // An operation that documents no refusal borrows the form that its siblings use.
        var shared = Array.Find(operations, operation => operation.ErrorSchema is not null)?.ErrorSchema;
        return [.. operations.Select(operation => operation with { ErrorSchema = operation.ErrorSchema ?? shared })];
    }

    private OperationContract ReadOperation(string path, string method, JObject item, JObject operation)
    {
        var requests = new RequestReader(resolver);
        var requestBody = resolver.Dereference(operation["requestBody"]);
        var bodies = (requestBody["content"] as JObject ?? []).Properties()
            .Select(media => new BodyContract(resolver, media.Name, resolver.Dereference(media.Value)["schema"], isStrict)).ToArray();
        return new OperationContract
        {
            Id = (string?)operation["operationId"] ?? $"{method} {path}",
            Method = method.ToUpperInvariant(),
            Path = path,
            Security = ReadSecurity(operation["security"] ?? resolver.Document["security"]),
            BodyRequired = requestBody.Value<bool?>("required") == true,
            Bodies = bodies,
            Parameters = [.. requests.ReadParameters(item, operation)],
            Requests = [.. requests.Read(operation, bodies)],
            Responses = [.. new ResponseReader(resolver, bodies).Read(operation)],
            ErrorSchema = ReadErrorSchema(operation),
        };
    }

    private JObject? ReadErrorSchema(JObject operation)
    {
        var responses = (operation["responses"] as JObject ?? []).Properties()
            .OrderBy(response => response.Name switch { "400" => 0, "422" => 1, "default" => 3, _ => 2 })
            .Where(response => response.Name.StartsWith('4') || response.Name == "default");
        return responses
            .SelectMany(response => (resolver.Dereference(response.Value)["content"] as JObject ?? []).Properties())
            .Where(media => media.Name.Contains("json", StringComparison.OrdinalIgnoreCase))
            .Select(media => media.Value["schema"] as JObject)
            .FirstOrDefault(schema => schema is not null);
    }

    private List<IReadOnlyList<SecurityRule>> ReadSecurity(JToken? security)
    {
        var alternatives = new List<IReadOnlyList<SecurityRule>>();
        foreach (var alternative in (security as JArray ?? []).OfType<JObject>())
        {
            var rules = alternative.Properties().Select(scheme => ReadScheme(scheme.Name)).OfType<SecurityRule>().ToArray();
            if (rules.Length == 0)
            {
                return [];
            }

            alternatives.Add(rules);
        }

        return alternatives;
    }

    private SecurityRule? ReadScheme(string name)
    {
        var scheme = resolver.Dereference(resolver.Document["components"]?["securitySchemes"]?[name]);
        var type = (string?)scheme["type"];
        var http = (string?)scheme["scheme"];
        return type switch
        {
            "http" when string.Equals(http, "basic", StringComparison.OrdinalIgnoreCase) =>
                new SecurityRule(name, "Authorization", "[Bb]asic +[^ ]+", "'Basic' and the credentials"),
            "http" or "oauth2" or "openIdConnect" =>
                new SecurityRule(name, "Authorization", "[Bb]earer +[^ ]+", "'Bearer' and a key"),
            "apiKey" when (string?)scheme["in"] == "header" =>
                new SecurityRule(name, (string?)scheme["name"] ?? "Authorization", ".+", "a key"),
            _ => null,
        };
    }
}
