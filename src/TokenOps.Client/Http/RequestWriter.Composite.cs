using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <content>Parameters that are more than one value (OpenAPI 3.1, "Style Values").</content>
internal sealed partial class RequestWriter
{
    /// <summary>Fills a placeholder of the path with several values: style <c>simple</c>, a comma between them.</summary>
    public void PathArray<T>(string name, IEnumerable<T>? values, bool explode, char separator) => Path(name, Join(values, separator));

    /// <summary>Adds a query parameter with several values.</summary>
    public void QueryArray<T>(string name, IEnumerable<T>? values, bool explode, char separator) => Query(name, values, explode, separator);

    /// <summary>Sends a header with several values.</summary>
    public void HeaderArray<T>(string name, IEnumerable<T>? values, bool explode, char separator) => Header(name, Join(values, separator));

    /// <summary>Sends a cookie with several values.</summary>
    public void CookieArray<T>(string name, IEnumerable<T>? values, bool explode, char separator) => Cookie(name, Join(values, separator));

    /// <summary>Fills a placeholder of the path with JSON.</summary>
    public void PathJson(string name, object? value) => Path(name, Text(value));

    /// <summary>Adds a query parameter that is JSON.</summary>
    public void QueryJson(string name, object? value) => Query(name, Text(value));

    /// <summary>Sends a header that is JSON.</summary>
    public void HeaderJson(string name, object? value) => Header(name, Text(value));

    /// <summary>Sends a cookie that is JSON.</summary>
    public void CookieJson(string name, object? value) => Cookie(name, Text(value));

    /// <summary>Adds a query parameter for each member of an object: style <c>deepObject</c>, <c>name[member]=value</c>.</summary>
    public void QueryDeepObject(string name, object? value)
    {
        if (value is null)
            return;

        foreach (var leaf in JsonLeaves.Of(JsonMembers.ToRaw(value)))
            Query(name + leaf.Path, leaf.Text);
    }

    /// <summary>Sends <c>application/x-www-form-urlencoded</c> pairs.</summary>
    public FormWriter Form() => _form ??= new FormWriter(ArrayNaming);

    private static string? Join<T>(IEnumerable<T>? values, char separator)
    {
        var texts = (values ?? []).Where(v => v is not null).Select(v => WireValue.Format(v!)).ToList();
        return texts.Count == 0 ? null : string.Join(separator.ToString(), texts);
    }

    private static string? Text(object? value) => value is null ? null : JsonMembers.ToRaw(value).Text;
}
