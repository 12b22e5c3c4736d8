using TokenOps.Stubs;
using TokenOps.Stubs.Java;

namespace TokenOps.ContractTests.Stubs;

/// <summary>What only the Java engine can show is left out where the build uses the other engine and has no Java.</summary>
internal static class JavaEngine
{
    public static void IgnoreWhereTheOtherEngineIsInUse()
    {
        try
        {
            WireMockJarLocator.Find(explicitPath: null);
            JavaLocator.Find(explicitPath: null);
        }
        catch (StubEngineException exception) when (RunningStubs.Images.EngineName == "WireMock.Net")
        {
            Assert.Ignore(exception.Message);
        }
    }
}
