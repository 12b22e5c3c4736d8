using System.Security.Cryptography;
using System.Text;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Wire;

/// <summary>Image edits through the real client, judged by WireMock: it must recognise the request by the document's rules, and have received exactly these bytes.</summary>
[TestFixture(StubEngineKind.WireMockNet)]
[TestFixture(StubEngineKind.WireMockJava)]
[NonParallelizable]
internal sealed class ImageEditOnTheWireTests(StubEngineKind engine)
{
    private static readonly byte[] Photo = File.ReadAllBytes(Assets.Photo);

    private TokenOpsClient _client = null!;
    private StubServer? _stubs;

    private StubServer Stubs => _stubs!;

    [OneTimeSetUp]
    public async Task Start()
    {
        try
        {
            _stubs = await StubServer.StartAsync(ApiDocument.Load(), new StubServerOptions { Engine = engine });
        }
        catch (StubEngineException exception) when (!IsTheOnlyEngine())
        {
            // A build needs one of the two engines. The one it uses must be there.
            Assert.Ignore(exception.Message);
        }

        _client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = "sk-test", BaseAddress = Stubs.BaseAddress, MaxRetries = 0 });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client?.Dispose();
        if (_stubs is not null)
            await _stubs.DisposeAsync();
    }

    [TestCase(1, "image")]
    [TestCase(3, "image[]")]
    [TestCase(16, "image[]")]
    public async Task Images_are_sent_in_their_order(int count, string name)
    {
        var request = new CreateImageEditRequest { Prompt = "x", Model = ImageModel.GptImage1 };
        var expected = new ExpectedForm();
        for (var i = 0; i < count; i++)
        {
            var (file, mediaType) = (i % 3) switch { 0 => ("png-rgba-8.png", "image/png"), 1 => ("jpeg-baseline.jpg", "image/jpeg"), _ => ("webp-lossy.webp", "image/webp") };
            request.Image.Add(FilePart.FromFile(Assets.Image(file), fileName: $"{i}-{file}"));
            expected.File(name, $"{i}-{file}", mediaType, await File.ReadAllBytesAsync(Assets.Image(file)));
        }

        var received = await SendAsync(request);

        ShouldBe(received, expected.Text("prompt", "x").Text("model", "gpt-image-1"));
    }

    [Test]
    public async Task Every_member_is_sent_in_the_order_of_the_document()
    {
        var received = await SendAsync(new CreateImageEditRequest
        {
            User = "someone",
            Stream = false,
            Size = ImageSize.Size1536x1024,
            ResponseFormat = ImageResponseFormat.B64Json,
            Quality = ImageQuality.Medium,
            PartialImages = 0,
            OutputFormat = ImageOutputFormat.Webp,
            OutputCompression = 80,
            N = 10,
            Model = ImageModel.GptImage1,
            Mask = FilePart.FromFile(Assets.Mask),
            InputFidelity = ImageInputFidelity.High,
            Background = ImageBackground.Transparent,
            Prompt = "在图片中添加一朵红色的玫瑰花",
            Image = FilePart.FromFile(Assets.Photo),
        }, validate: false);

        ShouldBe(received, new ExpectedForm()
            .File("image", "photo.png", "image/png", Photo)
            .Text("prompt", "在图片中添加一朵红色的玫瑰花")
            .Text("background", "transparent")
            .Text("input_fidelity", "high")
            .File("mask", "mask.png", "image/png", await File.ReadAllBytesAsync(Assets.Mask))
            .Text("model", "gpt-image-1")
            .Text("n", "10")
            .Text("output_compression", "80")
            .Text("output_format", "webp")
            .Text("partial_images", "0")
            .Text("quality", "medium")
            .Text("response_format", "b64_json")
            .Text("size", "1536x1024")
            .Text("stream", "false")
            .Text("user", "someone"));
    }

    [TestCase("照片 一.png", "照片 一.png")]
    [TestCase("🌹🏔️.png", "🌹🏔️.png")]
    [TestCase("a \"quoted\" name.png", "a %22quoted%22 name.png")]
    [TestCase("a;b=c; filename=evil.exe", "a;b=c; filename=evil.exe")]
    [TestCase("a\r\nX-Injected: 1\r\n\r\nb.png", "a%0D%0AX-Injected: 1%0D%0A%0D%0Ab.png")]
    public async Task File_names_are_sent_whole_and_inject_nothing(string name, string expected)
    {
        var received = await SendAsync(new CreateImageEditRequest { Prompt = "x", Image = FilePart.FromFile(Assets.Photo, fileName: name) });

        ShouldBe(received, new ExpectedForm().File("image", expected, "image/png", Photo).Text("prompt", "x"));
    }

    [TestCase("画一只可爱的小海獭")]
    [TestCase("🌹 and 👩‍👩‍👧‍👦")]
    [TestCase("\"quoted\"; name=\"n\"; 'single' \\back")]
    [TestCase("first\r\nsecond\nthird\rfourth\t")]
    [TestCase("\r\n--boundary\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n11\r\n--boundary--\r\n")]
    [TestCase("  blanks around  ")]
    [TestCase("nul \0 within")]
    public async Task Prompts_are_sent_as_given(string prompt)
    {
        var received = await SendAsync(new CreateImageEditRequest { Prompt = prompt, Image = FilePart.FromFile(Assets.Photo) });

        ShouldBe(received, new ExpectedForm().File("image", "photo.png", "image/png", Photo).Text("prompt", prompt));
    }

    [Test]
    public async Task An_empty_file_is_sent_empty()
    {
        var received = await SendAsync(new CreateImageEditRequest { Prompt = "x", Image = FilePart.FromBytes(default, "empty.png", "image/png") }, validate: false);

        ShouldBe(received, new ExpectedForm().File("image", "empty.png", "image/png", []).Text("prompt", "x"));
    }

    [Test]
    public async Task A_stream_that_cannot_seek_is_sent_whole_and_without_a_length()
    {
        await using var stream = new OneWayStream(Photo);

        var received = await SendAsync(new CreateImageEditRequest { Prompt = "x", Image = FilePart.FromStream(stream, "stream.png") });

        ShouldBe(received, new ExpectedForm().File("image", "stream.png", "image/png", Photo).Text("prompt", "x"));
        received.Headers.Should().ContainKey("Transfer-Encoding").And.NotContainKey("Content-Length");
        stream.CanRead.Should().BeTrue("the caller's stream stays open");
    }

    [Test]
    public async Task The_largest_image_is_sent_whole()
    {
        var bytes = new byte[(50 * 1024 * 1024) - 1];
        new Random(1).NextBytes(bytes);
        Photo.CopyTo(bytes, 0);

        var received = await SendAsync(new CreateImageEditRequest { Prompt = "x", Model = ImageModel.GptImage1, Image = FilePart.FromBytes(bytes, "large.png") });

        ShouldBe(received, new ExpectedForm().File("image", "large.png", "image/png", bytes).Text("prompt", "x").Text("model", "gpt-image-1"));
    }

    [Test]
    public async Task A_stream_of_events_is_asked_for()
    {
        var events = 0;
        await foreach (var item in _client.Images.CreateImageEditStreamingAsync(new CreateImageEditRequest
        {
            Prompt = "x",
            Model = ImageModel.GptImage1,
            PartialImages = 2,
            Image = FilePart.FromFile(Assets.Photo),
        }))
        {
            item.Should().NotBeNull();
            events++;
        }

        events.Should().Be(2);
        ShouldBe((await Stubs.GetReceivedAsync())[0], new ExpectedForm()
            .File("image", "photo.png", "image/png", Photo).Text("prompt", "x").Text("model", "gpt-image-1").Text("partial_images", "2").Text("stream", "true"));
    }

    [Test]
    public async Task WireMock_refuses_what_breaks_the_documents_rules()
    {
        var send = () => SendAsync(new CreateImageEditRequest { Prompt = "x", N = 11, Image = FilePart.FromFile(Assets.Photo) }, validate: false);

        (await send.Should().ThrowAsync<TokenOpsInvalidRequestException>()).Which.Message.Should().Contain("found 11");
    }

    private bool IsTheOnlyEngine() => engine == StubEngineKind.WireMockJava && !File.Exists(Path.Combine(AppContext.BaseDirectory, "engines", "wiremock-net", "WireMock.Net.dll"));

    // A reply at all means that a stub matched: to everything else the server answers with an error, which is thrown.
    private async Task<ReceivedRequest> SendAsync(CreateImageEditRequest request, bool validate = true)
    {
        var status = 0;
        var reply = await _client.Images.CreateImageEditAsync(request, new CallOptions { ValidateRequests = validate, OnResponse = answer => status = (int)answer.StatusCode });
        status.Should().Be(200);
        reply.Data.Should().NotBeEmpty();
        return (await Stubs.GetReceivedAsync())[0];
    }

    private static void ShouldBe(ReceivedRequest received, ExpectedForm expected)
    {
        received.Method.Should().Be("POST");
        received.Path.Should().Be("/v1/images/edits");
        var type = received.Headers["Content-Type"].Should().ContainSingle().Which;
        type.Should().MatchRegex("^multipart/form-data; boundary=[0-9A-Za-z'()+_,./:=?-]+$");
        var bytes = expected.ToBytes(type.Split("boundary=")[1]);
        if (received.Headers.TryGetValue("Content-Length", out var length))
            length.Should().Equal(bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (!received.Body.Span.SequenceEqual(bytes))
            Head(received.Body).Should().Be(Head(bytes), $"{received.Body.Length} bytes were received, {bytes.Length} expected (SHA-256 {Convert.ToHexString(SHA256.HashData(bytes))})");
        received.Body.Length.Should().Be(bytes.Length);
        received.Body.Span.SequenceEqual(bytes).Should().BeTrue();
    }

    private static string Head(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span[..Math.Min(bytes.Length, 2000)]);

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
