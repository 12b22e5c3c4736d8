namespace TokenOps.FuzzTests;

public sealed class ShortRunTests
{
    [Test]
    public void A_short_run_finds_nothing()
    {
        var (code, report) = Run("--seconds", "5", "--seed", "7", "--targets", "form,image");

        code.Should().Be(0, report);
        report.Should().Contain(" 0 kinds of findings").And.Contain("form ").And.Contain("image ");
    }

    [Test]
    public void The_same_seed_gives_the_same_inputs()
    {
        var (_, first) = Run("--inputs", "2000", "--seed", "3", "--targets", "form,image");
        var (_, second) = Run("--inputs", "2000", "--seed", "3", "--targets", "form,image");

        Digest(second).Should().Be(Digest(first)).And.NotBe(string.Empty);
    }

    [Test]
    public void Arguments_that_are_not_understood_are_answered_with_the_usage()
    {
        var (code, report) = Run("--seconds", "soon");

        code.Should().Be(2);
        report.Should().Contain("Usage:");
    }

    private static string Digest(string report) => report.Split("digest ").ElementAtOrDefault(1)?.Split(',')[0] ?? string.Empty;

    private static (int Code, string Report) Run(params string[] args)
    {
        using var output = new StringWriter();
        var code = FuzzCommand.Run([.. args, "--findings", Path.Combine(TestContext.CurrentContext.WorkDirectory, "fuzz")], output);
        return (code, output.ToString());
    }
}
