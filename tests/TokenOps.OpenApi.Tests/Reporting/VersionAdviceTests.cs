using System;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting;

[TestFixture]
internal sealed class VersionAdviceTests
{
    [TestCase("0.1.0", "0.2.0", true)]
    [TestCase("0.1.0", "1.0.0", true)]
    [TestCase("0.1.0", "0.1.9", false)]
    [TestCase("1.4.2", "2.0.0", true)]
    [TestCase("1.4.2", "1.9.0", false)]
    [TestCase("0.9.0", "0.10.0-preview.1", true)]
    public void A_breaking_change_needs_its_bump(string before, string after, bool isEnough)
    {
        VersionAdvice.IsEnough(before, after, ReportVerdict.Breaking).Should().Be(isEnough);
    }

    [TestCase("1.0")]
    [TestCase("v1.0.0")]
    [TestCase("")]
    public void What_is_no_version_is_said(string text)
    {
        var read = () => VersionAdvice.Next(text, ReportVerdict.Additive);

        read.Should().Throw<ArgumentException>().WithMessage($"Expected a version of three numbers such as 0.1.0, found '{text}'.*");
    }
}
