using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Finds the texts that the caller put into a request, however deep: prompts, messages, names of files.</summary>
/// <remarks>Neither members of enumerations nor the model: they are names of the document, or telemetry has them anyway.</remarks>
internal static class RequestTexts
{
    private const int MaxDepth = 12;

    public static IEnumerable<string> Of(Call call)
    {
        var texts = Of(call.Request?.Body);
        if (call.Options is not { } options)
        {
            return texts;
        }

        texts.UnionWith(options.Headers.Values);
        foreach (var parameter in options.AdditionalQuery)
        {
            texts.Add(parameter.Value);
        }

        // An operation's own options hold what goes into its query.
        if (options.GetType() != typeof(CallOptions))
        {
            texts.UnionWith(Of(options));
        }

        return texts;
    }

    public static HashSet<string> Of(object? request)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        Collect(request, 0, texts);
        return texts;
    }

    private static void Collect(object? value, int depth, HashSet<string> texts)
    {
        switch (value)
        {
            case null or IExtensibleEnum or Base64Data:
                return;
            case string text:
                texts.Add(text);
                return;
            case Uri address:
                texts.Add(address.OriginalString);
                return;
            case FilePart file:
                texts.Add(file.FileName);
                return;
            case RawJson json:
                Collect(json, texts);
                return;
        }

        if (depth >= MaxDepth || !MayHoldTexts(value.GetType()))
        {
            return;
        }

        if (value is IUnion union)
        {
            Collect(union.Value, depth + 1, texts);
            return;
        }

        // The keys are names.
        if (value is IDictionary map)
        {
            value = map.Values;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Collect(item, depth + 1, texts);
            }

            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0 && MayHoldTexts(property.PropertyType) && !(depth == 0 && IsModel(property)))
            {
                Collect(property.GetValue(value), depth + 1, texts);
            }
        }
    }

    private static void Collect(RawJson json, HashSet<string> texts)
    {
        using var reader = json.NewReader();
        while (reader.Read())
        {
            if (reader.TokenType == JsonToken.String)
            {
                texts.Add((string)reader.Value!);
            }
        }
    }

    private static bool MayHoldTexts(Type type) =>
        type == typeof(FilePart) || type == typeof(FilePartList) || type == typeof(Uri)
        || (type.IsArray ? MayHoldTexts(type.GetElementType()!) : ValidationPlan.CanHoldTexts(type));

    private static bool IsModel(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == "model";
}
