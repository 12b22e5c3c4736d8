using System.Collections.Generic;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Takes a JSON value apart into its scalars, for the forms that know nothing deeper than pairs.</summary>
internal static class JsonLeaves
{
    /// <summary>Every scalar with the way to it in brackets: <c>[filter][name]</c>. Items of arrays repeat <c>[]</c>.</summary>
    public static IEnumerable<(string Path, string Text)> Of(RawJson json)
    {
        using var reader = json.NewReader();
        var path = new Stack<string>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonToken.StartObject:
                    break;
                case JsonToken.StartArray:
                    path.Push("[]");
                    break;
                case JsonToken.PropertyName:
                    path.Push("[" + reader.Value + "]");
                    break;
                case JsonToken.EndArray:
                    path.Pop();
                    Leave(path);
                    break;
                case JsonToken.EndObject:
                    Leave(path);
                    break;
                default:
                    if (JsonMembers.TextOf(reader) is { } text)
                        yield return (string.Concat(System.Linq.Enumerable.Reverse(path)), text);
                    Leave(path);
                    break;
            }
        }
    }

    // The value of a member ends the way through the member; an array goes on.
    private static void Leave(Stack<string> path)
    {
        if (path.Count > 0 && path.Peek() != "[]")
            path.Pop();
    }
}
