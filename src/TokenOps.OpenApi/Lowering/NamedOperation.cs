using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>An operation of the merged document with its names in C#.</summary>
/// <param name="Path">The path.</param>
/// <param name="Method">The HTTP method in lower case.</param>
/// <param name="Operation">What the document says.</param>
/// <param name="Client">The client's name, without the word client.</param>
/// <param name="Name">The method's name, without the suffix for asynchronous methods.</param>
/// <param name="NameByMediaType">The same of the methods for the media types of a success that comes as a whole.</param>
public sealed record NamedOperation(string Path, string Method, JObject Operation, string Client, string Name, IReadOnlyDictionary<string, string> NameByMediaType)
{
    /// <summary>How the pages of its list follow each other; null where it gives none.</summary>
    internal PagingForm? Paging { get; init; }

    /// <summary>How the job that it asks for says that it is done; null where it asks for none.</summary>
    internal PollingForm? Polling { get; init; }
}
