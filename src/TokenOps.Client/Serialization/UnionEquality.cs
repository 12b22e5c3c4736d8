using System.Collections;

namespace TokenOps.Runtime;

/// <summary>How values of unions compare: lists by their items, everything else by itself.</summary>
internal static class UnionEquality
{
    public static bool AreEqual(object? first, object? second)
    {
        if (first is not IList left || second is not IList right || first is FilePartList)
            return Equals(first, second);
        if (left.Count != right.Count)
            return false;

        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
                return false;
        }

        return true;
    }

    public static int HashOf(object value) => value is IList list and not FilePartList ? list.Count : value.GetHashCode();

    /// <summary>Says what a value is, without what it says.</summary>
    public static string Describe(object value) => value switch
    {
        string text => $"text ({text.Length} characters)",
        IList list => $"list ({list.Count} items)",
        IExtensibleEnum or bool or long or int or double or float or decimal => WireValue.Format(value),
        _ => value.ToString() ?? string.Empty,
    };
}
