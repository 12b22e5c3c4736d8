using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Runtime;

/// <summary>Takes a JSON value apart into its scalars, for the forms that know nothing deeper than pairs.</summary>
internal static class JsonLeaves
{
    /// <summary>Every scalar with the way to it in brackets: <c>[filter][name]</c>. Items of arrays repeat <c>[]</c>.</summary>
    public static IEnumerable<(string Path, string Text)> Leaves(this JToken token, string path = "")
    {
        switch (token)
        {
            case JObject members:
                foreach (var member in members.Properties())
                {
                    foreach (var leaf in member.Value.Leaves(path + "[" + member.Name + "]"))
                        yield return leaf;
                }

                break;
            case JArray items:
                foreach (var item in items)
                {
                    foreach (var leaf in item.Leaves(path + "[]"))
                        yield return leaf;
                }

                break;
            case { Type: JTokenType.Null or JTokenType.Undefined }:
                break;
            case { Type: JTokenType.String }:
                yield return (path, token.Value<string>()!);
                break;
            default:
                yield return (path, token.ToString(Formatting.None).Trim('"'));
                break;
        }
    }
}
