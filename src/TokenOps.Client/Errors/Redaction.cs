using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;

namespace TokenOps.Runtime;

/// <summary>
/// Takes out of a server's words what the caller trusted the client with. Servers like to quote the request; the
/// complete words stay in <see cref="ApiException.ErrorMessage"/>, exception messages get the redacted ones.
/// </summary>
internal static class Redaction
{
    private const int MaxLength = 500;
    private const int ShortestQuote = 12;
    private const int MaxDepth = 8;

    /// <summary>Masks the key.</summary>
    public static string Key(string text, string? key) =>
        string.IsNullOrEmpty(key) ? text : text.Replace(key, "[key]");

    /// <summary>Masks the key and texts of the request, whole or cut off, and bounds the length.</summary>
    public static string Words(string text, string? key, object? request)
    {
        text = Key(text, key);
        var secrets = new List<string>();
        Collect(request, 0, secrets);
        foreach (var secret in secrets)
        {
            text = Mask(text, secret);
        }

        return text.Length <= MaxLength ? text : text.Remove(MaxLength) + "…";
    }

    private static string Mask(string text, string secret)
    {
        if (secret.Length < ShortestQuote)
        {
            // Short texts are masked where they stand in quotes; elsewhere they are likely to be ordinary words.
            return secret.Length == 0 ? text : text.Replace("'" + secret + "'", "'[text]'").Replace("\"" + secret + "\"", "\"[text]\"");
        }

        var beginning = secret.Substring(0, ShortestQuote);
        var position = 0;
        while ((position = text.IndexOf(beginning, position, StringComparison.Ordinal)) >= 0)
        {
            var length = ShortestQuote;
            while (length < secret.Length && position + length < text.Length && text[position + length] == secret[length])
            {
                length++;
            }

            text = text.Remove(position, length).Insert(position, "[text]");
            position += "[text]".Length;
        }

        return text;
    }

    private static void Collect(object? value, int depth, List<string> secrets)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                secrets.Add(text);
                return;
            case Newtonsoft.Json.Linq.JValue json:
                Collect(json.Value as string, depth, secrets);
                return;
        }

        if (depth >= MaxDepth || (value is not Newtonsoft.Json.Linq.JToken && !ValidationPlan.CanHoldTexts(value.GetType())))
        {
            return;
        }

        if (value is IDictionary map)
        {
            value = map.Values;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Collect(item, depth + 1, secrets);
            }

            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0 && ValidationPlan.CanHoldTexts(property.PropertyType))
            {
                Collect(property.GetValue(value), depth + 1, secrets);
            }
        }
    }
}
