using System.Runtime.InteropServices;
using TokenOps.FuzzTests.Inputs;
using TokenOps.FuzzTests.Instrumentation;
using TokenOps.FuzzTests.Targets;

namespace TokenOps.FuzzTests;

/// <summary>How far a target has come: the inputs worth changing further, and what they reached.</summary>
internal sealed class TargetRun
{
    private const int LongestKept = 4 * 1024;

    public TargetRun(IFuzzTarget target)
    {
        Target = target;
        Seeds = [.. target.Seeds];
        Corpus.AddRange(Seeds);
    }

    public IFuzzTarget Target { get; }

    public IReadOnlyList<FuzzInput> Seeds { get; }

    public List<FuzzInput> Corpus { get; } = [];

    public byte[] Seen { get; } = Coverage.NewSeen();

    /// <summary>Gets how many inputs ended how.</summary>
    public Dictionary<string, long> Outcomes { get; } = new(StringComparer.Ordinal);

    public long Inputs { get; private set; }

    public long Steps { get; private set; }

    /// <summary>Picks an input to change: often one of the latest, since it leads on, and often one of the first, since most of it is understood.</summary>
    public FuzzInput Pick(Random random) => Corpus[random.Next(4) switch
    {
        0 => random.Next(Seeds.Count),
        1 => random.Next(Corpus.Count),
        _ => Math.Max(0, Corpus.Count - 1 - random.Next(50)),
    }];

    public void Took(FuzzInput input, Exception? error, int newSteps)
    {
        Inputs++;
        Steps += newSteps;
        CollectionsMarshal.GetValueRefOrAddDefault(Outcomes, error?.GetType().Name ?? "no exception", out _)++;
        // What is expensive is tried, but not changed further.
        if (newSteps > 0 && input is { Repeat: 1, Body.Length: <= LongestKept })
            Corpus.Add(input);
    }
}
