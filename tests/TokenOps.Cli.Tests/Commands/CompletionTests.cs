using System.CommandLine;
using System.Diagnostics;
using TokenOps.Cli.Commands;

namespace TokenOps.Cli.Tests.Commands;

/// <summary>What the shells are told, and what bash makes of it.</summary>
internal sealed class CompletionTests
{
    [TestCase(" ed", new[] { "edit" })]
    [TestCase(" edit --siz", new[] { "--size" })]
    [TestCase(" completion b", new[] { "bash" })]
    [TestCase(" edit --preview ki", new[] { "kitty" })]
    [TestCase(" edit --stream ", new[] { "false", "true" })]
    public async Task The_rest_of_a_word_is_found(string line, string[] expected) => (await SuggestAsync(line)).Should().Equal(expected);

    [TestCase(" edit --size ")]
    [TestCase(" edit --size=")]
    [TestCase(" edit photo.png --prompt \"秘密 text\" --size ")]
    [TestCase(" validate --size ")]
    [TestCase(" images create-image-edit --size ")]
    public async Task The_values_of_an_enum_are_those_of_the_document(string line) =>
        (await SuggestAsync(line)).Should().BeEquivalentTo(ImageSize.KnownValues.Select(static v => v.ToString()));

    [Test]
    public async Task Only_what_is_before_the_cursor_counts()
    {
        var words = await RunAsync("[suggest:3]", " ed --no-such-thing");

        words.Should().Equal("edit");
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public async Task There_is_a_script_for_each_shell(string shell) =>
        string.Join('\n', await RunAsync("completion", shell)).Should().Contain("tokenops completion " + shell).And.Contain("[suggest:");

    [Test]
    public async Task Bash_completes_by_the_script()
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "tokenops");
        if (OperatingSystem.IsWindows() || !File.Exists("/bin/bash"))
            Assert.Ignore("There is no bash here.");
        var script = string.Join('\n', await RunAsync("completion", "bash"));

        // As bash itself calls the function: the words, the one that the cursor is in, and the line.
        var found = await BashAsync($"""
            {script}
            try() {"{"} COMP_WORDS=("{tool}" "$@"); COMP_CWORD=$#; COMP_LINE="${"{"}COMP_WORDS[*]{"}"}"; COMP_POINT=${"{"}#COMP_LINE{"}"}; _tokenops; echo "${"{"}COMPREPLY[*]{"}"}"; {"}"}
            try ed
            try edit --siz
            try edit --size 15
            try edit ph
            complete -p tokenops
            """);

        found.Should().Equal("edit", "--size", "1536x1024", "", "complete -o bashdefault -o default -F _tokenops tokenops");
    }

    private static Task<string[]> SuggestAsync(string line) => RunAsync($"[suggest:{line.Length}]", line);

    private static async Task<string[]> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var code = await RootCommandFactory.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });
        code.Should().Be(0);
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    private static async Task<string[]> BashAsync(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["--norc"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return output.TrimEnd('\n').Split('\n');
    }
}
