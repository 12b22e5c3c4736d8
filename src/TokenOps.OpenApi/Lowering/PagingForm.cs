using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// How the pages of a list follow each other. Two forms are known: a page that says whether there are more (<c>has_more</c>) and a
/// parameter <c>after</c>, which takes the identifier of the last item; and a page that gives the value of a parameter for the next
/// one, by the parameter's name behind <c>next</c> (<c>nextPageToken</c> for <c>pageToken</c>, <c>next_cursor</c> for <c>cursor</c>).
/// </summary>
/// <param name="Items">The member of the page that holds the items.</param>
/// <param name="Parameter">The query parameter that asks for the page behind a place.</param>
/// <param name="More">The member that says whether there are more pages; null where the next value itself says it.</param>
/// <param name="Next">The member that holds the parameter's next value; null where it is the identifier of the last item.</param>
internal sealed record PagingForm(string Items, string Parameter, string? More, string? Next)
{
    /// <summary>What the method that goes through all pages has after the operation's name.</summary>
    public const string Suffix = "All";

    /// <summary>The member of an item that identifies it.</summary>
    public const string ItemId = "id";

    private const string HasMore = "has_more";
    private const string After = "after";
    private const string LastId = "last_id";
    private const string NextPrefix = "next";

    /// <summary>Returns how the pages of an operation follow each other; null where it has none.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="item">The path that it belongs to.</param>
    /// <param name="method">Its method, in small letters.</param>
    /// <param name="page">The schema of its JSON response.</param>
    /// <param name="references">Resolves what is referred to.</param>
    /// <param name="schemas">Looks at schemas.</param>
    public static PagingForm? Of(JObject operation, JObject? item, string method, JToken? page, References references, BodySchema schemas)
    {
        if (method != "get" || page is null)
            return null;

        var members = schemas.MemberNames(page).ToList();
        var lists = members.Where(m => schemas.Member(page, m) is { Type: "array" }).ToList();
        var parameters = OperationParameters.QueryNames(item, operation, references).ToList();
        if (lists.Count != 1 || parameters.Count == 0)
            return null;

        if (schemas.Member(page, HasMore) is { Type: "boolean" } && parameters.Contains(After))
        {
            var last = schemas.Member(page, LastId) is { Type: "string" } ? LastId : null;
            return last is not null || schemas.Member(schemas.Member(page, lists[0])!.Schema["items"], ItemId) is { Type: "string" }
                ? new PagingForm(lists[0], After, HasMore, last)
                : null;
        }

        foreach (var next in members.Where(m => m.StartsWith(NextPrefix, StringComparison.OrdinalIgnoreCase) && schemas.Member(page, m) is { Type: "string" }))
        {
            if (parameters.Find(p => Plain(p) == Plain(next[NextPrefix.Length..])) is { } parameter)
                return new PagingForm(lists[0], parameter, null, next);
        }

        return null;
    }

    // pageToken and page_token are one name.
    private static string Plain(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}
