using System.Collections.Generic;
using System.Globalization;

namespace TokenOps.Runtime;

/// <summary>Takes a JSON value apart into its scalars, for the forms that know nothing deeper than pairs.</summary>
internal static class JsonLeaves
{
    /// <summary>
    /// Every scalar with the way to it in brackets: <c>[filter][name]</c>. Scalars of arrays repeat <c>[]</c>; other items have
    /// their number, so that members of one are not taken for members of the next.
    /// </summary>
    public static IEnumerable<(string Path, string Text)> Of(RawJson json, string path = "")
    {
        switch (json.Kind)
        {
            case RawJsonKind.Object:
                foreach (var member in RawJsonParts.Members(json))
                {
                    foreach (var leaf in Of(member.Value, path + "[" + member.Key + "]"))
                        yield return leaf;
                }

                break;
            case RawJsonKind.Array:
                var index = 0;
                foreach (var item in RawJsonParts.Items(json))
                {
                    var place = item.Kind is RawJsonKind.Object or RawJsonKind.Array ? "[" + index.ToString(CultureInfo.InvariantCulture) + "]" : "[]";
                    foreach (var leaf in Of(item, path + place))
                        yield return leaf;
                    index++;
                }

                break;
            case RawJsonKind.Null:
                break;
            default:
                yield return (path, json.GetString() ?? json.Text);
                break;
        }
    }
}
