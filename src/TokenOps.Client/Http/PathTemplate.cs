using System;
using System.Collections.Generic;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Joins the base address and a path template of the document.</summary>
internal static class PathTemplate
{
    /// <summary>The base address without its final slash, and without a last segment that the template begins with anyway.</summary>
    public static string Prefix(Uri baseAddress, string template)
    {
        var prefix = baseAddress.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        var end = template.IndexOf('/', 1);
        var first = end < 0 ? template : template.Substring(0, end);
        var isPlain = first.Length > 1 && first.IndexOf('{') < 0;
        return isPlain && baseAddress.AbsolutePath.TrimEnd('/').EndsWith(first, StringComparison.Ordinal)
            ? prefix.Substring(0, prefix.Length - first.Length)
            : prefix;
    }

    public static void Append(StringBuilder text, string template, Dictionary<string, string>? values)
    {
        var position = 0;
        while (position < template.Length)
        {
            var open = template.IndexOf('{', position);
            if (open < 0)
            {
                text.Append(template, position, template.Length - position);
                return;
            }

            var close = template.IndexOf('}', open);
            var name = template.Substring(open + 1, close - open - 1);
            text.Append(template, position, open - position);
            text.Append(values is not null && values.TryGetValue(name, out var value)
                ? value
                : throw new RequestValidationException([new ValidationFinding("path", name, "missing", "given")]));
            position = close + 1;
        }
    }
}
