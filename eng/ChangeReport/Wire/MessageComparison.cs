using System;
using System.Collections.Generic;
using System.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport.Wire;

/// <summary>Compares the elements of two messages that say the same.</summary>
internal static class MessageComparison
{
    // A value that is longer is cut, so that a row stays readable.
    private const int ShownCharacters = 60;

    /// <summary>Returns the differences. What is gone or changed breaks those who expect it; what is new or stands in another order does not.</summary>
    /// <param name="place">The operation and its side.</param>
    /// <param name="before">The elements as they were, in their order.</param>
    /// <param name="after">The elements as they are.</param>
    public static IEnumerable<WireRow> Compare(string place, IReadOnlyList<MessageElement> before, IReadOnlyList<MessageElement> after)
    {
        var was = before.ToLookup(e => e.Name, e => e.Value, StringComparer.Ordinal);
        var now = after.ToLookup(e => e.Name, e => e.Value, StringComparer.Ordinal);
        foreach (var name in before.Concat(after).Select(e => e.Name).Distinct(StringComparer.Ordinal))
        {
            if (!now.Contains(name))
                yield return new WireRow(ReportVerdict.Breaking, place, name, $"gone, was {Show(was[name])}");
            else if (!was.Contains(name))
                yield return new WireRow(ReportVerdict.Additive, place, name, $"new: {Show(now[name])}");
            else if (!was[name].SequenceEqual(now[name], StringComparer.Ordinal))
                yield return new WireRow(ReportVerdict.Breaking, place, name, $"{Show(now[name])}, was {Show(was[name])}");
        }

        var kept = now.Select(g => g.Key).Where(was.Contains).ToHashSet(StringComparer.Ordinal);
        if (!Order(before, kept).SequenceEqual(Order(after, kept), StringComparer.Ordinal))
            yield return new WireRow(ReportVerdict.Additive, place, string.Empty, $"in another order: {string.Join(", ", Order(after, kept))}");
    }

    private static IEnumerable<string> Order(IReadOnlyList<MessageElement> elements, HashSet<string> kept) =>
        elements.Select(e => e.Name).Where(kept.Contains).Distinct(StringComparer.Ordinal);

    private static string Show(IEnumerable<string> values)
    {
        var text = string.Join(", ", values);
        return text.Length <= ShownCharacters ? $"'{text}'" : $"'{text[..ShownCharacters]}…' ({text.Length} characters)";
    }
}
