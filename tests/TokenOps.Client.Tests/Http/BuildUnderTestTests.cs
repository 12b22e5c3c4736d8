using System.Reflection;
using System.Runtime.Versioning;

namespace TokenOps.Client.Tests.Http;

public sealed class BuildUnderTestTests
{
    [Test]
    public void The_tests_run_against_the_build_that_they_are_meant_for()
    {
#if NETSTANDARD_CLIENT
        const string expected = ".NETStandard,Version=v2.0";
#else
        const string expected = ".NETCoreApp,Version=v10.0";
#endif

        typeof(TokenOpsClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName.Should().Be(expected);
    }
}
