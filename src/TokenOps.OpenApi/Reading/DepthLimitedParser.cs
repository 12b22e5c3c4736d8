using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TokenOps.OpenApi.Reading;

/// <summary>Refuses nesting that could only be a mistake or an attack, before anything recursive sees it.</summary>
internal sealed class DepthLimitedParser(IParser inner) : IParser
{
    private const int MaximumDepth = 200;

    private int _depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!inner.MoveNext())
            return false;

        _depth += inner.Current!.NestingIncrease;
        return _depth <= MaximumDepth
            ? true
            : throw new YamlException(inner.Current.Start, inner.Current.End, $"nesting deeper than {MaximumDepth} levels");
    }
}
