namespace TokenOps.PackageTests;

/// <summary>Packs once for all tests.</summary>
[SetUpFixture]
public sealed class Packed
{
    internal static Workbench Bench { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Pack()
    {
        Bench = new Workbench();
        await Bench.PackAsync();
    }

    [OneTimeTearDown]
    public void CleanUp() => Bench?.Dispose();
}
