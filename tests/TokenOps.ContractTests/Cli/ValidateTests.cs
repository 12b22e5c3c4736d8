using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Cli;

[TestFixture]
[NonParallelizable]
internal sealed class ValidateTests
{
    private static readonly string[] Wrong =
    [
        Assets.Image("jpeg-baseline.jpg"), Assets.Image("png-rgb-8.png"), "--mask", Assets.Image("webp-lossy.webp"), "--prompt", new string('秘', 1001), "--model", "dall-e-2",
        "--background", "transparent", "--n", "11", "--output-compression", "101", "--partial-images", "4", "--quality", "high", "--size", "auto", "--response-format", "newer",
    ];

    private string? _key;
    private string? _address;

    [SetUp]
    public void Forget_the_environment()
    {
        _key = Environment.GetEnvironmentVariable("TOKENOPS_API_KEY");
        _address = Environment.GetEnvironmentVariable("TOKENOPS_BASE_URL");
        Environment.SetEnvironmentVariable("TOKENOPS_API_KEY", null);
    }

    [TearDown]
    public void Restore_the_environment()
    {
        Environment.SetEnvironmentVariable("TOKENOPS_API_KEY", _key);
        Environment.SetEnvironmentVariable("TOKENOPS_BASE_URL", _address);
    }

    [Test]
    public async Task A_wrong_request_gets_every_broken_rule_in_one_go_and_nothing_is_sent()
    {
        using var listener = Listen();

        var result = await CommandLine.RunAsync(["validate", .. Wrong, "--server", AddressOf(listener)]);

        result.Code.Should().Be(2);
        result.Error.Should().BeEmpty();
        result.Output.ReplaceLineEndings("\n").Should().Be(Expected(""));
        listener.Pending().Should().BeFalse();
    }

    [Test]
    public async Task The_same_list_is_there_for_programs()
    {
        var result = await CommandLine.RunAsync(["validate", .. Wrong, "--json"]);

        result.Code.Should().Be(2);
        var json = JObject.Parse(result.Output);
        json["valid"]!.Value<bool>().Should().BeFalse();
        json["findings"]!.Select(static f => $"{f["member"]} {f["rule"]} {f["severity"]}").Should().Equal(
            "image image-count error", "image[0] image-format error", "image[0] image-square error", "image[1] image-square error", "prompt prompt-length error",
            "background model-option error", "mask mask-format error", "n maximum error", "output_compression maximum error", "output_compression model-option error",
            "partial_images maximum error", "partial_images partial-images-stream error", "quality model-quality error", "response_format enum warning", "size model-size error");
        JToken.DeepEquals(json["findings"]![4], JObject.Parse("""
            {
              "rule": "prompt-length", "member": "prompt", "found": "1001 characters long", "allowed": "at most 1000 characters long for dall-e-2",
              "severity": "error", "source": "dall-e-2 最大长度为 1000 个字符，gpt-image-1 最大长度为 32000 个字符"
            }
            """)).Should().BeTrue();
        json["findings"]![7]!["source"]!.Type.Should().Be(JTokenType.Null);
    }

    [Test]
    public async Task A_valid_request_is_said_to_be_valid_without_a_key()
    {
        var result = await CommandLine.RunAsync("validate", Assets.Photo, "--prompt", "x", "--mask", Assets.Mask, "--stub", "--output", "nowhere/");

        result.Should().Be(new CommandLineResult(0, "The request is valid." + Environment.NewLine, ""));
    }

    [Test]
    public async Task Warnings_are_said_and_are_no_failure()
    {
        var people = await CommandLine.RunAsync("validate", Assets.Photo, "--prompt", "x", "--model", "gpt-image-9");
        var programs = await CommandLine.RunAsync("validate", Assets.Photo, "--prompt", "x", "--model", "gpt-image-9", "--json");

        people.Code.Should().Be(0);
        people.Output.ReplaceLineEndings("\n").Should().Be("""
            The request is valid, with 1 warning:
              model
                warning: must be one of dall-e-2, gpt-image-1, gpt-image-1-mini, but is another value [enum]

            """.ReplaceLineEndings("\n"));
        programs.Code.Should().Be(0);
        JObject.Parse(programs.Output)["valid"]!.Value<bool>().Should().BeTrue();
    }

    [Test]
    public async Task What_is_missing_is_said_too()
    {
        var result = await CommandLine.RunAsync("validate");

        result.Code.Should().Be(2);
        result.Output.Should().Contain("breaks 2 rules").And.Contain("image").And.Contain("prompt").And.Contain("must be given");
    }

    [Test]
    public async Task Words_of_the_wrong_kind_and_missing_files_are_all_named()
    {
        var result = await CommandLine.RunAsync("validate", "no-such.png", "--mask", "nor-this.png", "--prompt", "x", "--n", "many");

        result.Code.Should().Be(2);
        result.Error.Should().Contain("'no-such.png'").And.Contain("'nor-this.png'").And.Contain("--n: expected INTEGER");
    }

    [Test]
    public async Task It_takes_every_option_of_edit()
    {
        var edit = TokenOps.Cli.Commands.RootCommandFactory.Create().Subcommands.Single(static c => c.Name == "edit");
        var validate = TokenOps.Cli.Commands.RootCommandFactory.Create().Subcommands.Single(static c => c.Name == "validate");

        validate.Options.Select(static o => o.Name).Should().BeEquivalentTo(edit.Options.Select(static o => o.Name));
        var help = await CommandLine.RunAsync("validate", "--help");
        help.Output.Should().Contain("--output-compression").And.Contain("--json").And.NotContain("--stub").And.NotContain("--server");
    }

    [Test]
    public async Task Edit_refuses_with_the_same_list_before_it_connects()
    {
        using var listener = Listen();
        Environment.SetEnvironmentVariable("TOKENOPS_API_KEY", "sk-test");

        var result = await CommandLine.RunAsync(["edit", .. Wrong, "--server", AddressOf(listener)]);

        result.Code.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.ReplaceLineEndings("\n").Should().Be(Expected("; nothing was sent"));
        listener.Pending().Should().BeFalse();
    }

    [Test]
    public async Task Edit_without_validation_does_connect()
    {
        using var listener = Listen();
        Environment.SetEnvironmentVariable("TOKENOPS_API_KEY", "sk-test");

        var result = await CommandLine.RunAsync(["edit", .. Wrong, "--server", AddressOf(listener), "--no-validation", "--timeout", "0.5"]);

        result.Code.Should().Be(4);
        listener.Pending().Should().BeTrue();
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static string AddressOf(TcpListener listener) =>
        "http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    private static string Expected(string remark) => $"""
        The request breaks 14 rules (1 warning besides){remark}:
          image
            must be exactly one image for dall-e-2, but is 2 images [image-count]
              “对于 dall-e-2，只能提供一个图像，且应为正方形 png 文件，小于 4MB”
          image[0]
            must be a png file for dall-e-2, but is image/jpeg [image-format]
              “对于 dall-e-2，只能提供一个图像，且应为正方形 png 文件，小于 4MB”
            must be square for dall-e-2, but is 13x9 pixels [image-square]
              “对于 dall-e-2，只能提供一个图像，且应为正方形 png 文件，小于 4MB”
          image[1]
            must be square for dall-e-2, but is 13x9 pixels [image-square]
              “对于 dall-e-2，只能提供一个图像，且应为正方形 png 文件，小于 4MB”
          prompt
            must be at most 1000 characters long for dall-e-2, but is 1001 characters long [prompt-length]
              “dall-e-2 最大长度为 1000 个字符，gpt-image-1 最大长度为 32000 个字符”
          background
            must be unset for dall-e-2, but is set [model-option]
              “设置生成图像背景的透明度。此参数仅支持 gpt-image-1”
          mask
            must be a png file, but is image/webp [mask-format]
              “必须是有效的 PNG 文件，小于 4MB，并且与图像具有相同的尺寸”
          n
            must be at most 10, but is 11 [maximum]
          output_compression
            must be at most 100, but is 101 [maximum]
            must be unset for dall-e-2, but is set [model-option]
              “此参数仅支持使用 webp 或 jpeg 输出格式的 gpt-image-1”
          partial_images
            must be at most 3, but is 4 [maximum]
            must be set only when the reply is streamed, but is set without stream [partial-images-stream]
              “此参数用于返回部分图像的流式响应”
          quality
            must be standard or auto for dall-e-2, but is high [model-quality]
              “gpt-image-1 仅支持 high、medium 和 low。dall-e-2 仅支持 standard 质量”
          response_format
            warning: must be one of url, b64_json, but is another value [enum]
          size
            must be 256x256, 512x512 or 1024x1024 for dall-e-2, but is auto [model-size]
              “dall-e-2 必须是 256x256、512x512 或 1024x1024 之一”

        """.ReplaceLineEndings("\n");
}
