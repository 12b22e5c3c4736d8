using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Importing;

/// <summary>One operation of a document: what tells two documents of the same operation from documents of different ones.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path as the document writes it.</param>
public sealed record ApiOperation(string Method, string Path)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Returns the operations of a document, in its order.</summary>
    /// <param name="document">An OpenAPI document.</param>
    public static IReadOnlyList<ApiOperation> Of(JObject document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            .. from path in (document["paths"] as JObject ?? []).Properties()
               where path.Value is JObject
               from member in ((JObject)path.Value).Properties()
               where Methods.Contains(member.Name, StringComparer.Ordinal)
               select new ApiOperation(member.Name.ToUpperInvariant(), path.Name),
        ];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";
}
