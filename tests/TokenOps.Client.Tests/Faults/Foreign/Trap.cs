using System;

namespace TokenOps.Client.Tests.Faults.Foreign;

/// <summary>Throws at one step of a call.</summary>
internal sealed class Trap(string step, Func<Exception> make)
{
    /// <summary>The name of the step.</summary>
    public string Step { get; } = step;

    /// <summary>What was thrown last; null when the call did not come that far.</summary>
    public Exception? Thrown { get; private set; }

    /// <summary>Throws if this is the step.</summary>
    public void Pass(string step)
    {
        if (step == Step)
        {
            Thrown = make();
            throw Thrown;
        }
    }
}
