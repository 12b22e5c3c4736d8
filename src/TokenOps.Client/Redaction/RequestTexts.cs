using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Finds the texts that the caller put into a request, however deep: prompts, messages, names of files.</summary>
/// <remarks>Neither members of enumerations nor the model nor what stands in the path: they are names, which errors are about.</remarks>
internal sealed class RequestTexts : IMemberVisitor
{
    private const int MaxDepth = 12;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly string _path;
    private int _depth;

    private RequestTexts(string path)
    {
        _path = path;
    }

    public static IEnumerable<string> Of(Call call)
    {
        var found = new RequestTexts(call.Operation.Path);
        (call.Request as IParameterSource)?.VisitParameters(found);
        found.Collect(call.Request?.Body);
        if (call.Options is { } options)
        {
            found._texts.UnionWith(options.Headers.Values);
            foreach (var parameter in options.AdditionalQuery)
            {
                found._texts.Add(parameter.Value);
            }
        }

        return found._texts;
    }

    public static HashSet<string> Of(object? request)
    {
        var found = new RequestTexts(string.Empty);
        found.Collect(request);
        return found._texts;
    }

    void IMemberVisitor.Visit(string name, object? value, SpecConstraintAttribute[]? rules)
    {
        var isName = _depth == 0 ? _path.Contains("{" + name + "}") : _depth == 1 && name == "model";
        if (isName)
        {
            return;
        }

        // The document's own words, such as the type of a part, are no texts of the caller's.
        var words = Words(rules);
        if (words is null)
        {
            Collect(value);
        }
        else if (value is IEnumerable<string> items)
        {
            _texts.UnionWith(items.Except(words));
        }
        else if (value is not string text || !words.Contains(text))
        {
            Collect(value);
        }
    }

    void IMemberVisitor.VisitUnknown(IDictionary<string, RawJson>? members)
    {
        foreach (var member in members ?? new Dictionary<string, RawJson>())
        {
            Collect(member.Value);
        }
    }

    private static IReadOnlyList<string>? Words(SpecConstraintAttribute[]? rules)
    {
        foreach (var rule in rules ?? [])
        {
            if (rule is OneOfAttribute { Values: var values })
            {
                return values;
            }
        }

        return null;
    }

    private void Collect(object? value)
    {
        if (_depth > MaxDepth)
        {
            return;
        }

        _depth++;
        switch (value)
        {
            case IExtensibleEnum or Base64Data:
            case IEnumerable<long> or IEnumerable<int> or IEnumerable<double> or IEnumerable<float>:
                break;
            case string text:
                _texts.Add(text);
                break;
            case Uri address:
                _texts.Add(address.OriginalString);
                break;
            case FilePart file:
                _texts.Add(file.FileName);
                break;
            case RawJson json:
                CollectStrings(json);
                break;
            case IUnion union:
                Collect(union.Value);
                break;
            case IMemberSource source:
                source.VisitMembers(this);
                break;

            // A response that is sent back.
            case IJsonModel model:
                CollectStrings(JsonMembers.ToRaw(model));
                break;

            // The keys are names.
            case IDictionary map:
                Collect(map.Values);
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Collect(item);
                }

                break;
        }

        _depth--;
    }

    private void CollectStrings(RawJson json)
    {
        using var reader = json.NewReader();
        while (reader.Read())
        {
            if (reader.TokenType == JsonToken.String)
            {
                _texts.Add((string)reader.Value!);
            }
        }
    }
}
