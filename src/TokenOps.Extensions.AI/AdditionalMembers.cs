using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using JsonException = Newtonsoft.Json.JsonException;
using JsonProperty = Newtonsoft.Json.Serialization.JsonProperty;

namespace TokenOps;

/// <summary>
/// Sets members of a request by their names on the wire, as its generated type declares them, so that every option of the API
/// can be given; names that it does not know are sent as they are.
/// </summary>
internal static class AdditionalMembers
{
    private static readonly JsonObjectContract Contract = (JsonObjectContract)new DefaultContractResolver().ResolveContract(typeof(CreateImageEditRequest));

    public static void Apply(IEnumerable<KeyValuePair<string, object?>>? values, CreateImageEditRequest request)
    {
        foreach (var (name, value) in Pairs(values))
        {
            var member = Contract.Properties.GetProperty(name, StringComparison.Ordinal);
            if (member is null)
            {
                request.AdditionalProperties[name] = RawJson.FromJToken(ToJson(value));
            }
            else if (member.ValueProvider!.GetValue(request) is null)
            {
                member.ValueProvider.SetValue(request, Convert(value, member));
            }
        }
    }

    private static IEnumerable<(string Name, object Value)> Pairs(IEnumerable<KeyValuePair<string, object?>>? values)
    {
        foreach (var pair in values ?? [])
        {
            if (pair.Value is { } value)
            {
                yield return (pair.Key, value);
            }
        }
    }

    private static object? Convert(object value, JsonProperty member)
    {
        if (member.PropertyType!.IsInstanceOfType(value))
        {
            return value;
        }

        if (member.PropertyType == typeof(FilePart))
        {
            return value is DataContent data ? OriginalImage.ToFile(data, 0) : throw Unfit(value, member, inner: null);
        }

        try
        {
            return ToJson(value).ToObject(member.PropertyType);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw Unfit(value, member, error);
        }
    }

    private static JToken ToJson(object value) => value is JsonElement json ? JToken.Parse(json.GetRawText()) : JToken.FromObject(value);

    // Without the value and the converter's words, which may repeat it.
    private static ArgumentException Unfit(object value, JsonProperty member, Exception? inner)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType!) ?? member.PropertyType!;
        var why = inner is null ? string.Empty : " (" + inner.GetType().Name + ")";
        return new ArgumentException($"AdditionalProperties['{member.PropertyName}'] must be fit for a {type.Name}, but is a {value.GetType().Name} that is not{why}.", nameof(value));
    }
}
