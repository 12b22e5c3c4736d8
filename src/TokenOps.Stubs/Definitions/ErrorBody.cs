using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.Stubs.Definitions;

/// <summary>Writes a refusal in the form of the document's error schema.</summary>
internal sealed class ErrorBody(SchemaResolver resolver)
{
    /// <summary>
    /// Fills the schema by kinds, not by names: its first text takes the message, its first number the status,
    /// its first list of free-form objects one object per violation.
    /// </summary>
    public byte[] Write(JObject? schema, int status, string message, IReadOnlyList<Violation> violations)
    {
        if (schema is null || SampleMaker.Make(resolver, schema) is not { } body)
        {
            return Common("invalid_request_error", "invalid_request", message);
        }

        var leaves = ((body as JContainer)?.DescendantsAndSelf() ?? []).Where(token => token is JValue or JArray).ToArray();
        var text = Array.Find(leaves, leaf => leaf.Type == JTokenType.String && !InArray(leaf));
        if (text is null)
        {
            return Common("invalid_request_error", "invalid_request", message);
        }

        Array.Find(leaves, leaf => leaf.Type == JTokenType.Integer && !InArray(leaf))?.Replace(new JValue(status));
        Array.Find(leaves, leaf => leaf is JArray { Count: 1 } array && array[0] is JObject { Count: 0 })?.Replace(new JArray(violations.Select(Item)));
        text.Replace(new JValue(message));
        return Encoding.UTF8.GetBytes(body.ToString(Formatting.None));
    }

    /// <summary>An error in the form that servers of this kind of API share.</summary>
    public static byte[] Common(string type, string code, string message) => Encoding.UTF8.GetBytes(new JObject
    {
        ["error"] = new JObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code },
    }.ToString(Formatting.None));

    private static JObject Item(Violation violation) => new()
    {
        ["part"] = violation.Part,
        ["rule"] = violation.Rule,
        ["found"] = violation.Found,
        ["expected"] = violation.Expected,
    };

    private static bool InArray(JToken token) => token.Ancestors().Any(ancestor => ancestor is JArray);
}
