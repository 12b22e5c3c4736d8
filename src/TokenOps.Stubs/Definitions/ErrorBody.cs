using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.Stubs.Definitions;

/// <summary>Writes a refusal in the form of the document's error schema.</summary>
internal sealed class ErrorBody(SchemaResolver resolver)
{
    private readonly SchemaJudge _judge = new(resolver);

    /// <summary>
    /// Fills the schema by the names that the errors of OpenAI-compatible servers share, and by kinds where it has others:
    /// its first text takes the message, its first number the status, its first list of free-form objects one object per
    /// violation. <c>type</c> and <c>param</c> are added where the schema leaves room for them.
    /// </summary>
    public byte[] Write(JObject? schema, int status, string message, IReadOnlyList<Violation> violations)
    {
        var body = schema is null ? null : SampleMaker.Make(resolver, schema);
        return Fill(body, schema, status, message, violations) is { } filled
            ? Encoding.UTF8.GetBytes(filled.ToString(Formatting.None))
            : Common(TypeOf(status), Code(status, violations), message, Param(violations));
    }

    /// <summary>Makes an example of an error that the document shows no example of, filled by the same names where the schema has them.</summary>
    /// <returns>Null when the schema allows nothing, or nothing that could be made.</returns>
    public JToken? Make(JObject schema, int status)
    {
        var sample = SampleMaker.Make(resolver, schema);
        if (sample is not JContainer container || !container.DescendantsAndSelf().Any(leaf => IsText(leaf) && Name(leaf) == "message"))
        {
            return sample;
        }

        var filled = Fill(sample.DeepClone(), schema, status, string.Create(CultureInfo.InvariantCulture, $"The request was refused with status {status}."), []);
        return filled is not null && _judge.Judge(string.Empty, filled, schema).Count() <= _judge.Judge(string.Empty, sample, schema).Count() ? filled : sample;
    }

    private JToken? Fill(JToken? body, JObject? schema, int status, string message, IReadOnlyList<Violation> violations)
    {
        var leaves = ((body as JContainer)?.DescendantsAndSelf() ?? []).Where(token => token is JValue or JArray).ToArray();
        var text = Array.Find(leaves, leaf => IsText(leaf) && Name(leaf) == "message") ?? Array.Find(leaves, leaf => IsText(leaf) && !IsKnown(leaf)) ?? Array.Find(leaves, IsText);
        if (text is null)
        {
            return null;
        }

        Array.Find(leaves, leaf => leaf.Type == JTokenType.Integer && !InArray(leaf))?.Replace(new JValue(status));
        Array.Find(leaves, leaf => leaf is JArray { Count: 1 } array && array[0] is JObject { Count: 0 })?.Replace(new JArray(violations.Select(Item)));
        if (text.Parent is JProperty { Parent: JObject error } property)
        {
            property.Value = message;
            Set(body!, schema!, error, "type", TypeOf(status));
            Set(body!, schema!, error, "param", Param(violations));
            if (error["code"]?.Type == JTokenType.String)
            {
                Set(body!, schema!, error, "code", Code(status, violations));
            }

            return body;
        }

        return message;
    }

    /// <summary>An error in the form that servers of this kind of API share.</summary>
    public static byte[] Common(string type, string code, string message, string? param = null) => Encoding.UTF8.GetBytes(new JObject
    {
        ["error"] = new JObject { ["message"] = message, ["type"] = type, ["param"] = param, ["code"] = code },
    }.ToString(Formatting.None));

    // What the schema does not allow, such as a value that its list lacks, stays as the sample has it.
    private void Set(JToken body, JObject schema, JObject error, string name, string? value)
    {
        var before = error[name]?.DeepClone();
        var violations = _judge.Judge(string.Empty, body, schema).Count();
        error[name] = value is null ? JValue.CreateNull() : new JValue(value);
        if (_judge.Judge(string.Empty, body, schema).Count() <= violations)
        {
            return;
        }

        if (before is null)
        {
            error.Remove(name);
        }
        else
        {
            error[name] = before;
        }
    }

    private static string TypeOf(int status) => status switch
    {
        401 => "authentication_error",
        403 => "permission_error",
        404 => "not_found_error",
        429 => "rate_limit_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    private static string Code(int status, IReadOnlyList<Violation> violations) => (violations.Count == 0 ? null : violations[0].Rule, status) switch
    {
        ("required", _) => "missing_required_parameter",
        ("unknown", _) => "unknown_parameter",
        ("type", _) => "invalid_type",
        (not null, _) => "invalid_value",
        (_, 401) => "invalid_api_key",
        (_, 403) => "permission_denied",
        (_, 404) => "not_found",
        (_, 429) => "rate_limit_exceeded",
        (_, >= 500) => "server_error",
        _ => "invalid_request",
    };

    // The name of a member; what is wrong with the request as a whole is the fault of none.
    private static string? Param(IReadOnlyList<Violation> violations) =>
        violations.Select(violation => violation.Part).FirstOrDefault(part => part.Length > 0 && part is not ("body" or "Content-Type" or "a part"));

    private static bool IsText(JToken leaf) => leaf.Type == JTokenType.String && !InArray(leaf);

    private static string? Name(JToken leaf) => (leaf.Parent as JProperty)?.Name;

    private static bool IsKnown(JToken leaf) => Name(leaf) is "type" or "param" or "code";

    private static JObject Item(Violation violation) => new()
    {
        ["part"] = violation.Part,
        ["rule"] = violation.Rule,
        ["found"] = violation.Found,
        ["expected"] = violation.Expected,
    };

    private static bool InArray(JToken token) => token.Ancestors().Any(ancestor => ancestor is JArray);
}
