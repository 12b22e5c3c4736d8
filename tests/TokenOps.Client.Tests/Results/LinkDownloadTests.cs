using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using TokenOps.Client.Tests.Serialization;

namespace TokenOps.Client.Tests.Results;

internal sealed class LinkDownloadTests
{
    private static readonly byte[] Gif = [.. "GIF89a"u8, .. ImagesReplies.Bytes(200_000)];

    private readonly Answers _answers = new();

    [OneTimeTearDown]
    public void DisposeAnswers() => _answers.Dispose();

    [Test]
    public async Task A_link_downloads_into_memory_without_authorization()
    {
        _answers.Script(Ok(Gif));

        var image = await new LinkDownload(_answers).ToMemoryAsync(new Uri("https://cdn.example/a"));

        image.Bytes.ToArray().Should().Equal(Gif);
        image.MediaType.Should().Be("image/gif");
        _answers.Seen.Should().ContainSingle().Which.Headers.Should().BeEmpty();
    }

    [Test]
    public async Task A_link_downloads_into_a_file_with_the_extension_of_its_bytes()
    {
        var directory = Directory.CreateTempSubdirectory("links");
        _answers.Script(Ok(Gif));

        var path = await new LinkDownload(_answers).ToFileAsync(new Uri("https://cdn.example/a.png"), directory.FullName);

        Path.GetExtension(path).Should().Be(".gif");
        File.ReadAllBytes(path).Should().Equal(Gif);
        directory.Delete(recursive: true);
    }

    [Test]
    public async Task A_redirect_is_followed_to_https()
    {
        _answers.Script(Redirect("/b"), Redirect("https://other.example/c"), Ok(Gif));
        using var stream = new MemoryStream();

        (await new LinkDownload(_answers).ToStreamAsync(new Uri("https://cdn.example/a"), stream)).Should().Be(Gif.Length);

        _answers.Seen.Select(request => request.RequestUri!.AbsoluteUri).Should().Equal("https://cdn.example/a", "https://cdn.example/b", "https://other.example/c");
    }

    [Test]
    public async Task A_redirect_to_anything_else_is_refused()
    {
        _answers.Script(Redirect("http://cdn.example/b"), Ok(Gif));

        var download = () => new LinkDownload(_answers).ToMemoryAsync(new Uri("https://cdn.example/a"));

        await download.Should().ThrowAsync<TokenOpsRedirectException>().WithMessage("*not https*");
        _answers.Seen.Should().ContainSingle();
    }

    [Test]
    public async Task Endless_redirects_end()
    {
        _answers.Script(Enumerable.Range(0, 20).Select(_ => Redirect("/again")).ToArray());

        var download = () => new LinkDownload(_answers).ToMemoryAsync(new Uri("https://cdn.example/a"));

        await download.Should().ThrowAsync<TokenOpsRedirectException>().WithMessage("*more than 5 times*");
    }

    [TestCase("http://cdn.example/a", false, false)]
    [TestCase("http://cdn.example/a", true, false)]
    [TestCase("http://127.0.0.1/a", false, false)]
    [TestCase("http://127.0.0.1/a", true, true)]
    [TestCase("file:///etc/hostname", true, false)]
    [TestCase("a", true, false)]
    public async Task Only_https_is_followed_and_http_to_this_machine_if_allowed(string link, bool allowLoopback, bool follows)
    {
        _answers.Script(Ok(Gif));

        var download = () => new LinkDownload(_answers) { AllowHttpToLoopback = allowLoopback }.ToMemoryAsync(new Uri(link, UriKind.RelativeOrAbsolute));

        if (follows)
            await download.Should().NotThrowAsync();
        else
            await download.Should().ThrowAsync<ArgumentException>();
    }

    [Test]
    public async Task A_download_is_bounded_whether_it_says_its_length_or_not([Values] bool announced)
    {
        var directory = Directory.CreateTempSubdirectory("links");
        _answers.Script(Ok(Gif, announced));

        var download = () => new LinkDownload(_answers) { MaxBytes = Gif.Length - 1 }.ToFileAsync(new Uri("https://cdn.example/a"), directory.FullName);

        await download.Should().ThrowAsync<TokenOpsResponseException>().WithMessage($"*{Gif.Length - 1} bytes*");
        directory.GetFiles().Should().BeEmpty();
        directory.Delete(recursive: true);
    }

    [Test]
    public async Task An_expired_link_says_how_long_links_live()
    {
        _answers.Script(new HttpResponseMessage(HttpStatusCode.Forbidden));

        var download = () => new LinkDownload(_answers).ToMemoryAsync(new Uri("https://cdn.example/a"));

        await download.Should().ThrowAsync<TokenOpsPermissionException>().WithMessage("*403*60 minutes*");
    }

    [TestCase(401, typeof(TokenOpsAuthenticationException))]
    [TestCase(403, typeof(TokenOpsPermissionException))]
    [TestCase(404, typeof(TokenOpsNotFoundException))]
    [TestCase(410, typeof(TokenOpsNotFoundException))]
    [TestCase(429, typeof(TokenOpsRateLimitException))]
    [TestCase(400, typeof(TokenOpsInvalidRequestException))]
    [TestCase(503, typeof(TokenOpsServerException))]
    [TestCase(304, typeof(TokenOpsResponseException))]
    public async Task The_status_of_a_links_server_decides_the_type(int status, Type type)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.TryAddWithoutValidation("x-request-id", "req-link");
        response.Headers.TryAddWithoutValidation("Retry-After", "7");
        _answers.Script(response);

        var download = () => new LinkDownload(_answers).ToMemoryAsync(new Uri("https://cdn.example/a"));

        var error = (await download.Should().ThrowAsync<ApiException>()).Which;
        error.Should().BeOfType(type);
        error.StatusCode.Should().Be((HttpStatusCode)status);
        error.RequestId.Should().Be("req-link");
        (error as TokenOpsRateLimitException)?.RetryAfter.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Test]
    public async Task A_download_whose_file_cannot_be_written_is_not_begun()
    {
        using var folder = new TemporaryFolder();
        _answers.Script(Ok(Gif));

        var download = () => new LinkDownload(_answers).ToFileAsync(new Uri("https://cdn.example/a"), Path.Combine(folder.Write("a file", [1]), "below"));

        await download.Should().ThrowAsync<TokenOpsDestinationException>();
        _answers.Seen.Should().BeEmpty();
    }

    [Test]
    public async Task A_server_that_fails_and_a_connection_that_breaks_are_told_apart()
    {
        _answers.Script(new HttpResponseMessage(HttpStatusCode.BadGateway));
        var failing = () => new LinkDownload(_answers).ToMemoryAsync(new Uri("https://cdn.example/a"));
        (await failing.Should().ThrowAsync<TokenOpsServerException>()).Which.StatusCode.Should().Be(HttpStatusCode.BadGateway);

        _answers.Break = new HttpRequestException("refused");
        var broken = () => new LinkDownload(_answers).ToMemoryAsync(new Uri("https://cdn.example/a"));
        await broken.Should().ThrowAsync<TokenOpsConnectionException>().WithMessage("*60 minutes*");
    }

    [Test]
    public async Task A_download_that_takes_too_long_ends_by_its_own_limit_and_not_as_cancelled()
    {
        var time = new FakeTimeProvider();
        using var download = new Endless();
        var loading = new LinkDownload(download) { TimeProvider = time, Timeout = TimeSpan.FromSeconds(3) }.ToMemoryAsync(new Uri("https://cdn.example/a"));

        time.Advance(TimeSpan.FromSeconds(3));

        (await ((Func<Task>)(() => loading)).Should().ThrowAsync<TokenOpsTimeoutException>()).Which.Limit.Should().Be(TimeSpan.FromSeconds(3));
    }

    [Test]
    public async Task A_cancelled_download_carries_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        using var download = new Endless();
        var loading = new LinkDownload(download).ToMemoryAsync(new Uri("https://cdn.example/a"), cancellation.Token);

        await cancellation.CancelAsync();

        (await ((Func<Task>)(() => loading)).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Test]
    public void An_announced_length_takes_no_memory_before_the_bytes_come()
    {
        Download(announced: Gif.Length).IsCompletedSuccessfully.Should().BeTrue();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var loading = Download(announced: 200_000_000);

        loading.IsCompletedSuccessfully.Should().BeTrue("otherwise other threads' work would not be counted");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(4 * 1024 * 1024);

        Task<Base64Data> Download(long announced)
        {
            var content = new StreamContent(new MemoryStream(Gif));
            content.Headers.ContentLength = announced;
            _answers.Script(new HttpResponseMessage { Content = content });
            return new LinkDownload(_answers).ToMemoryAsync(new Uri("https://cdn.example/a"));
        }
    }

    private static HttpResponseMessage Ok(byte[] bytes, bool announced = true)
    {
        var content = new StreamContent(new PiecewiseStream(bytes, 7000));
        if (announced)
            content.Headers.ContentLength = bytes.Length;

        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private static HttpResponseMessage Redirect(string location)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Redirect);
        response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
        return response;
    }

    private sealed class Answers : HttpMessageHandler
    {
        private readonly Queue<HttpResponseMessage> _script = new();

        public Exception? Break { get; set; }

        public List<HttpRequestMessage> Seen { get; } = [];

        public void Script(params HttpResponseMessage[] responses)
        {
            Seen.Clear();
            Break = null;
            _script.Clear();
            foreach (var response in responses)
                _script.Enqueue(response);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add(request);
            if (Break is { } error)
                throw error;

            return Task.FromResult(_script.Dequeue());
        }
    }

    private sealed class Endless : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
