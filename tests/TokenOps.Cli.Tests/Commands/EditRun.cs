using System.CommandLine;
using TokenOps.Cli.Commands;

namespace TokenOps.Cli.Tests.Commands;

/// <summary>One edit of the photo, run in this process against a server of the test.</summary>
internal sealed record EditRun(int Code, string Output, string Error)
{
    public static readonly string Photo = Path.Combine(AppContext.BaseDirectory, "assets", "photo.png");

    private const string KeyVariable = "TOKENOPS_API_KEY";

    public static async Task<EditRun> OfAsync(ResponseServer server, params string[] more)
    {
        await using var output = new StringWriter();
        return await OfAsync(server, output, more);
    }

    /// <summary>The same with a standard output of the test's own.</summary>
    public static async Task<EditRun> OfAsync(ResponseServer server, TextWriter output, params string[] more)
    {
        await using var error = new StringWriter();
        var key = Environment.GetEnvironmentVariable(KeyVariable);
        Environment.SetEnvironmentVariable(KeyVariable, "sk-cli-4711");
        try
        {
            var code = await RootCommandFactory.Create()
                .Parse(["edit", Photo, .. more.Contains("--prompt") ? Array.Empty<string>() : ["--prompt", "x"], "--server", server.Address, .. more], RootCommandFactory.Parsing)
                .InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
            return new EditRun(code, output.ToString()!, error.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable(KeyVariable, key);
        }
    }
}
