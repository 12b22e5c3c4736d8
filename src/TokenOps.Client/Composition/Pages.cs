using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Goes through the pages of a list.</summary>
internal static class Pages
{
    /// <summary>Returns the items of all pages, each page requested when the items of the one before have been read.</summary>
    /// <param name="request">Requests a page; the first by null, every other by what the one before gave.</param>
    /// <param name="items">The items of a page.</param>
    /// <param name="hasMore">Whether more pages follow.</param>
    /// <param name="next">What to request the next page by.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="TokenOpsResponseException">A page says that more follow, but not how to request them, or leads back to itself.</exception>
    public static async IAsyncEnumerable<TItem> ReadAllAsync<TPage, TItem>(
        Func<string?, CancellationToken, Task<TPage>> request, Func<TPage, IEnumerable<TItem>?> items, Func<TPage, bool> hasMore, Func<TPage, string?> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? place = null;
        while (true)
        {
            var page = await request(place, cancellationToken).ConfigureAwait(false);
            foreach (var item in items(page) ?? [])
            {
                yield return item;
            }

            if (!hasMore(page))
            {
                yield break;
            }

            var following = next(page);
            if (string.IsNullOrEmpty(following) || following == place)
            {
                throw new TokenOpsResponseException(following is { Length: > 0 }
                    ? "The server's page says that more follow, and leads back to itself. The items so far were delivered."
                    : "The server's page says that more follow, but not after what. The items so far were delivered.");
            }

            place = following;
        }
    }

    /// <summary>Returns the last item; the default where there is none.</summary>
    /// <param name="items">The items, or null.</param>
    public static TItem? Last<TItem>(IList<TItem>? items) => items is { Count: > 0 } ? items[items.Count - 1] : default;
}
