using System.Diagnostics;

namespace TokenOps.ContractTests.Stubs;

[TestFixture]
internal sealed class CurlTests
{
    [TestCase("200", "total_tokens", "-F", "prompt=加")]
    [TestCase("200", "event: image_edit.completed", "-F", "prompt=x", "-F", "stream=true")]
    [TestCase("400", "prompt: required")]
    [TestCase("400", "n: maximum: found 11", "-F", "prompt=x", "-F", "n=11")]
    [TestCase("400", "message", "-F", "prompt=x", "-H", "Prefer: code=400")]
    public async Task Curl_is_a_client_like_any_other(string status, string expected, params string[] more)
    {
        var image = Path.Combine(TestContext.CurrentContext.WorkDirectory, "curl \"image\".png");
        await File.WriteAllBytesAsync(image, [0x89, 0x50, 0x4E, 0x47]);
        string[] arguments =
        [
            "-sS", "--noproxy", "*", "-w", "\n%{http_code}", "-H", "Authorization: Bearer sk-test",
            "-F", $"image=@\"{image.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", .. more,
            new Uri(RunningStubs.Images.BaseAddress, "v1/images/edits").ToString(),
        ];

        using var curl = Process.Start(new ProcessStartInfo("curl", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await curl.StandardOutput.ReadToEndAsync();
        await curl.WaitForExitAsync();

        output.Split('\n')[^1].Should().Be(status, output);
        output.Should().Contain(expected);
    }
}
