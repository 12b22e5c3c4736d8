namespace TokenOps.FuzzTests;

public sealed class ShortRunTests
{
    [Test]
    public void A_short_run_finds_nothing()
    {
        var (code, report) = Run("--seconds", "5", "--seed", "7");

        code.Should().Be(0, report);
        report.Should().Contain(" 0 kinds of findings").And.Contain("form ").And.Contain("image ").And.Contain("response ").And.Contain("events ");
    }

    [Test]
    public void Arguments_that_are_not_understood_are_answered_with_the_usage()
    {
        var (code, report) = Run("--seconds", "soon");

        code.Should().Be(2);
        report.Should().Contain("Usage:");
    }

    private static (int Code, string Report) Run(params string[] args)
    {
        using var output = new StringWriter();
        var code = FuzzCommand.Run([.. args, "--findings", Path.Combine(TestContext.CurrentContext.WorkDirectory, "fuzz")], output);
        return (code, output.ToString());
    }
}
