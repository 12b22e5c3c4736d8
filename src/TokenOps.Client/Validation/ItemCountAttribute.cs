using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TokenOps;

/// <summary>How many items a list may have (<c>minItems</c>, <c>maxItems</c>) and whether each may stand there once only (<c>uniqueItems</c>).</summary>
public sealed class ItemCountAttribute : SpecConstraintAttribute
{
    /// <summary>The least number of items.</summary>
    /// <value>0 unless set.</value>
    public int Minimum { get; set; }

    /// <summary>The greatest number of items.</summary>
    /// <value>No limit unless set.</value>
    public int Maximum { get; set; } = int.MaxValue;

    /// <summary>Whether no item may stand there twice.</summary>
    public bool Unique { get; set; }

    private protected override void Check(object? value, string member, List<ValidationFinding> findings)
    {
        if (value is null or string || value is not IEnumerable sequence)
        {
            return;
        }

        var items = sequence.Cast<object?>().ToList();
        if (items.Count < Minimum)
        {
            findings.Add(new ValidationFinding("min-items", member, Items(items.Count), "a list of at least " + Items(Minimum)));
        }
        else if (items.Count > Maximum)
        {
            findings.Add(new ValidationFinding("max-items", member, Items(items.Count), "a list of at most " + Items(Maximum)));
        }

        if (Unique)
        {
            var twins = items.Count - items.Select(Comparable).Distinct().Count();
            if (twins > 0)
            {
                findings.Add(new ValidationFinding("unique-items", member, "a list with " + Items(twins) + " repeated", "a list of different items"));
            }
        }
    }

    private static object? Comparable(object? item) => item is IExtensibleEnum named ? named.Value : item;

    private static string Items(int count) => count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " item" : " items");
}
