using System;
using System.Collections.Generic;
using System.Text;

namespace TokenOps.Runtime;

internal sealed partial class RequestWriter
{
    private Dictionary<string, string>? _path;
    private StringBuilder? _query;

    /// <summary>Whether nothing of this request is in its address.</summary>
    public bool HasPlainAddress => _path is null && _query is null;

    /// <summary>Fills a placeholder of the path. The value stays within its segment whatever it holds.</summary>
    public void Path(string name, object? value, ParameterStyle style = ParameterStyle.Simple)
    {
        var text = ParameterSegment.Of(name, value, style, PercentEncoding.All) ?? string.Empty;

        // A segment of dots would be taken for a step up or away by every URI parser, even percent-encoded.
        if (text.Length == 0 || text is "." or "..")
        {
            var found = text.Length == 0 ? "empty" : "a segment of dots";
            throw new RequestValidationException([new ValidationFinding("path", name, found, "a text that can be a path segment")]);
        }

        (_path ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = text;
    }

    /// <summary>Adds a query parameter, unless there is nothing to send.</summary>
    public void Query(string name, object? value, ParameterStyle style = ParameterStyle.Form, bool allowReserved = false)
    {
        foreach (var pair in ParameterPairs.Of(name, value, style, allowReserved ? PercentEncoding.KeepReserved : PercentEncoding.All))
        {
            _query ??= new StringBuilder();
            (_query.Length == 0 ? _query : _query.Append('&')).Append(pair.Key).Append('=').Append(pair.Value);
        }
    }

    /// <summary>The whole address of the request.</summary>
    public Uri Address(Uri baseAddress, string template, KeyValuePair<string, string>? keyInQuery = null)
    {
        if (keyInQuery is { } key)
        {
            Query(key.Key, key.Value);
        }

        var text = new StringBuilder(PathTemplate.Prefix(baseAddress, template));
        PathTemplate.Append(text, template, _path);
        if (_query is not null)
        {
            // A path of the document may have a query of its own already.
            text.Append(template.IndexOf('?') < 0 ? '?' : '&').Append(_query);
        }

        return new Uri(text.ToString(), UriKind.Absolute);
    }
}
