using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace TokenOps.FuzzTests.Instrumentation;

/// <summary>What the instrumented code writes down while it runs: how often each step from one branch to the next was taken.</summary>
internal sealed unsafe class Coverage : IDisposable
{
    private const int Size = 1 << 16;

    private static readonly byte[] Magnitudes = [.. Enumerable.Range(0, 256).Select(static count => Magnitude(count))];

    private readonly byte* _map = (byte*)NativeMemory.AllocZeroed(Size);

    public Coverage() => Trace.SharedMem = _map;

    public static byte[] NewSeen() => new byte[Size];

    public void Clear()
    {
        new Span<byte>(_map, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Adds what was taken since <see cref="Clear"/> to what was seen before.</summary>
    /// <returns>How many steps, or magnitudes of a step, were new.</returns>
    public int Merge(byte[] seen)
    {
        var added = 0;
        var map = new ReadOnlySpan<byte>(_map, Size);
        for (var at = map.IndexOfAnyExcept((byte)0); at >= 0;)
        {
            var magnitude = Magnitudes[map[at]];
            if ((seen[at] | magnitude) != seen[at])
            {
                seen[at] |= magnitude;
                added++;
            }

            var next = map[(at + 1)..].IndexOfAnyExcept((byte)0);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return added;
    }

    public void Dispose()
    {
        // The instrumented code may still be running somewhere, so it is given something to write to for ever.
        Trace.SharedMem = Idle.Map;
        NativeMemory.Free(_map);
    }

    // AFL's classes: one, two, three, a few, some, many.
    private static byte Magnitude(int count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };

    private static class Idle
    {
        public static readonly byte* Map = (byte*)NativeMemory.AllocZeroed(Size);
    }
}
