using System;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Reading;

/// <summary>Remembers, beside the tokens themselves, where each was read from. Survives <see cref="JToken.DeepClone()"/>.</summary>
public static class SourceMap
{
    private static readonly SourceLocation Nowhere = new("openapi", 1, 1);

    /// <summary>Notes where <paramref name="token"/> was read from.</summary>
    public static void Record(JToken token, SourceLocation location)
    {
        ArgumentNullException.ThrowIfNull(token);
        token.AddAnnotation(location);
    }

    /// <summary>Where <paramref name="token"/>, or the nearest of its parents that knows, was read from.</summary>
    public static SourceLocation Locate(JToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        for (JToken? at = token; at is not null; at = at.Parent)
        {
            if (at.Annotation<SourceLocation>() is { } location)
                return location;
        }

        return Nowhere;
    }

    /// <summary>Gives <paramref name="target"/> the place of <paramref name="source"/>, for tokens that the compiler makes from others.</summary>
    public static T From<T>(this T target, JToken source)
        where T : JToken
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.Annotation<SourceLocation>() is null)
            Record(target, Locate(source));
        return target;
    }
}
