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
    public void Path(string name, object? value)
    {
        var text = value is null ? string.Empty : WireValue.Format(value);

        // A segment of dots would be taken for a step up or away by every URI parser, even percent-encoded.
        if (text.Length == 0 || text is "." or "..")
        {
            var found = text.Length == 0 ? "empty" : "a segment of dots";
            throw new RequestValidationException([new ValidationFinding("path", name, found, "a text that can be a path segment")]);
        }

        (_path ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = Uri.EscapeDataString(text);
    }

    /// <summary>Adds a query parameter, unless the value is null.</summary>
    public void Query(string name, object? value)
    {
        if (value is not null)
        {
            QueryName(name).Append(Uri.EscapeDataString(WireValue.Format(value)));
        }
    }

    /// <summary>Adds a query parameter with several values, unless there are none.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="values">The values; nulls among them are left out.</param>
    /// <param name="explode">Whether each value repeats the name.</param>
    /// <param name="separator">What stands between the values otherwise.</param>
    public void Query<T>(string name, IEnumerable<T>? values, bool explode = true, char separator = ',')
    {
        var first = true;
        foreach (var value in values ?? [])
        {
            if (value is null)
            {
                continue;
            }

            if (explode || first)
            {
                QueryName(name);
            }
            else
            {
                // The comma may stand as it is; blank and bar may not.
                _query!.Append(separator == ',' ? "," : Uri.HexEscape(separator));
            }

            _query!.Append(Uri.EscapeDataString(WireValue.Format(value)));
            first = false;
        }
    }

    // A text is a sequence of characters too: without this overload it would be taken for one.
    public void Query(string name, string? value) => Query(name, (object?)value);

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
            text.Append('?').Append(_query);
        }

        return new Uri(text.ToString(), UriKind.Absolute);
    }

    private StringBuilder QueryName(string name)
    {
        _query ??= new StringBuilder();
        return (_query.Length == 0 ? _query : _query.Append('&')).Append(Uri.EscapeDataString(name)).Append('=');
    }
}
