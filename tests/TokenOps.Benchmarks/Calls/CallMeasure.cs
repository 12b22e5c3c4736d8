namespace TokenOps.Benchmarks.Calls;

/// <summary>One number that is measured of a case, and what it may be at most.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">In what it is given.</param>
/// <param name="Limit">How often the floor's number ours may be.</param>
/// <param name="BelowOfficial">Whether ours must also lie below the official SDK's.</param>
internal sealed record CallMeasure(string Name, string Unit, double Limit, bool BelowOfficial = false);
