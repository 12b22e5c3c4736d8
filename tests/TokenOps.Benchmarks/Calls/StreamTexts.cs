using System.Linq;

namespace TokenOps.Benchmarks.Calls;

/// <summary>What the events of the stream say.</summary>
internal static class StreamTexts
{
    public const int Events = 1000;

    /// <summary>Gets how many characters all of them have.</summary>
    public static int Characters { get; } = Enumerable.Range(0, Events).Sum(static i => Of(i).Length);

    /// <summary>The text of one event.</summary>
    public static string Of(int index) => index % 10 == 9 ? " island.\n" : " word";
}
