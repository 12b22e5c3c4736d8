using System;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>A request that no operation of the document describes.</summary>
internal sealed class RawRequest(RequestContent? content) : IOperationRequest
{
    public object? Body => content?.Value;

    public void Write(RequestWriter writer) => content?.Write(writer);

    /// <summary>Describes the request to the pipeline.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the client's address, with a query where there is one.</param>
    /// <param name="accept">The media types to ask for.</param>
    /// <exception cref="ArgumentException">The method is none, or the path leads elsewhere.</exception>
    public static OperationDescriptor Describe(string method, string path, string accept)
    {
        Argument.NotNull(method, nameof(method));
        Argument.NotNull(path, nameof(path));
        if (method.Length == 0 || !method.All(static c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '-'))
            throw new ArgumentException("The method must be an HTTP method such as POST, but has other signs than letters in it, or is empty.", nameof(method));
        if (path.Length == 0 || path[0] != '/' || path.StartsWith("//", StringComparison.Ordinal))
            throw new ArgumentException("The path must begin with one slash, such as /v1/models: it stands below the client's address, and the key goes nowhere else.", nameof(path));
        if (path.Any(static c => c is <= ' ' or '\u007f' or '#' or '\\'))
            throw new ArgumentException("The path must be percent-encoded, but has a blank, a control character, a backslash or a number sign in it.", nameof(path));
        if (Uri.UnescapeDataString(path.Split('?')[0]).Split('/').Any(static segment => segment is "." or ".."))
            throw new ArgumentException("The path must not step up, but has a segment of dots.", nameof(path));

        // Braces would be taken for places of the document's path templates.
        var template = path.Replace("{", "%7B").Replace("}", "%7D");
        var name = method.ToUpperInvariant();
        return new OperationDescriptor(name + " " + path.Split('?')[0], name, template) { ResponseMediaType = accept, Security = ApiDescription.Security };
    }
}
