using System;

namespace TokenOps.Runtime;

/// <summary>Names the items of lists in forms.</summary>
internal static class ItemNames
{
    /// <summary>Returns the name of each item.</summary>
    /// <param name="name">The member's name; one that ends in brackets says already how its items are named.</param>
    /// <param name="count">The number of items.</param>
    /// <param name="naming">How the document, or the caller, wants items named.</param>
    public static string Of(string name, int count, MultipartArrayNaming naming) => naming switch
    {
        _ when name.EndsWith("[]", StringComparison.Ordinal) => name,
        MultipartArrayNaming.Brackets => name + "[]",
        MultipartArrayNaming.BracketsWhenSeveral when count > 1 => name + "[]",
        _ => name,
    };
}
