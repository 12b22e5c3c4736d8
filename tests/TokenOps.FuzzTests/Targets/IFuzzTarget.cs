using TokenOps.FuzzTests.Inputs;

namespace TokenOps.FuzzTests.Targets;

/// <summary>One door of the code under test through which a stranger's bytes come.</summary>
internal interface IFuzzTarget
{
    string Name { get; }

    IEnumerable<FuzzInput> Seeds { get; }

    /// <summary>Gets how many inputs are run in a row: more where each takes less time.</summary>
    int Weight { get; }

    /// <summary>Gets whether the code under test was given the API key; where it was not, only the input itself can hold it.</summary>
    bool HasKey { get; }

    /// <summary>Runs one input to its end.</summary>
    /// <param name="input">The input.</param>
    /// <param name="bytes">What is sent of it.</param>
    /// <exception cref="Exception">What the code under test threw.</exception>
    ValueTask RunAsync(FuzzInput input, byte[] bytes);

    /// <summary>Whether an exception is one of those that are documented.</summary>
    bool Allows(Exception error);
}
