using System;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>
/// What an error's body says. Understands <c>{error: {code, message, details}}</c>, <c>{error: {message, type, param, code}}</c>,
/// both without the outer object or within an array, an error that is a bare text, and any of these cut off anywhere.
/// </summary>
internal sealed class ErrorBody
{
    private const int MaxDepth = 64;

    public string? Code { get; private set; }

    public string? Type { get; private set; }

    /// <summary>Gets the HTTP status that the error names.</summary>
    public int? Status { get; private set; }

    public string? Param { get; private set; }

    public string? Message { get; private set; }

    public string? Details { get; private set; }

    public bool IsEmpty => Code is null && Type is null && Status is null && Message is null;

    public static ErrorBody Parse(string text)
    {
        var body = new ErrorBody();
        var inner = new ErrorBody();
        var start = text.TrimStart();
        if (start.Length == 0 || (start[0] != '{' && start[0] != '['))
        {
            return body;
        }

        using var reader = new JsonTextReader(new StringReader(start)) { MaxDepth = MaxDepth, DateParseHandling = DateParseHandling.None };
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonToken.PropertyName && Member(reader.Path, out var isInner) is { } member)
                {
                    (isInner ? inner : body).Take(member, reader);
                }
            }
        }
        catch (JsonException)
        {
            // Cut off or broken: what came before is worth having.
        }

        return inner.IsEmpty ? body : inner.CompletedBy(body);
    }

    // "error.message", "[0].error.message" and "message" are the same member; the inner one says more about the error.
    private static string? Member(string path, out bool isInner)
    {
        if (path.StartsWith("[0].", StringComparison.Ordinal))
        {
            path = path.Substring(4);
        }

        isInner = path.StartsWith("error.", StringComparison.Ordinal);
        if (isInner)
        {
            path = path.Substring(6);
        }

        return path is "code" or "type" or "status" or "status_code" or "param" or "message" or "details" or "error" or "detail" or "msg" or "error_description" ? path : null;
    }

    private static string? Scalar(object? value) => value is null ? null : WireValue.Format(value);

    // The type of an event that carries an error says only that.
    private ErrorBody CompletedBy(ErrorBody outer)
    {
        Type ??= outer.Type == "error" ? null : outer.Type;
        Code ??= outer.Code;
        Status ??= outer.Status;
        Param ??= outer.Param;
        Message ??= outer.Message;
        Details ??= outer.Details;
        return this;
    }

    private void Take(string member, JsonTextReader reader)
    {
        if (!reader.Read())
        {
            return;
        }

        var isStructure = reader.TokenType is JsonToken.StartObject or JsonToken.StartArray;
        if (member == "details" || (member == "detail" && isStructure))
        {
            var json = RawJson.Read(reader);
            Details ??= json.Kind == RawJsonKind.Null ? null : json.Text;
            return;
        }

        var value = isStructure ? null : Scalar(reader.Value);
        switch (member)
        {
            case "code":
                Code ??= value;
                break;
            case "type":
                Type ??= value;
                break;
            case "status" or "status_code" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var status):
                Status ??= status;
                break;
            case "status":
                // Google's word for the type.
                Type ??= value;
                break;
            case "status_code":
                break;
            case "param":
                Param ??= value;
                break;
            case "error" when reader.TokenType != JsonToken.String:
                break;
            default:
                Message ??= value;
                break;
        }
    }
}
