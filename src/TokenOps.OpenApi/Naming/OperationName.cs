using System;
using System.Linq;
using System.Text;

namespace TokenOps.OpenApi.Naming;

/// <summary>Names an operation's method: by its identifier, or by method and path.</summary>
public static class OperationName
{
    /// <summary>Returns the name that the identifier gives; null where it gives none that can be typed everywhere.</summary>
    /// <param name="operationId">The identifier in the document; null when there is none.</param>
    public static string? FromId(string? operationId)
    {
        var name = CSharpName.PascalWithPrefix(operationId ?? string.Empty, "_");
        return name.Any(char.IsAsciiLetter) ? name : null;
    }

    /// <summary>Returns the name that method and path give: <c>GET /v1/files/{id}</c> becomes <c>GetFilesById</c>.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path.</param>
    /// <param name="keepPrefix">Whether a version at the beginning of the path is part of the name.</param>
    public static string FromPath(string method, string path, bool keepPrefix = false)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        var name = new StringBuilder(CSharpName.Pascal(method.ToLowerInvariant()));
        var isStart = !keepPrefix;
        foreach (var segment in ClientName.Segments(path))
        {
            if (isStart && ClientName.IsPrefix(segment))
                continue;
            isStart = false;
            name.Append(segment.StartsWith('{') ? "By" + CSharpName.Pascal(segment) : CSharpName.Pascal(segment));
        }

        // What follows a question mark is all that tells two operations of one path apart.
        if (path.IndexOfAny(['?', '#']) is > 0 and var at)
            name.Append(CSharpName.Pascal(path[at..]));
        return name.ToString();
    }
}
