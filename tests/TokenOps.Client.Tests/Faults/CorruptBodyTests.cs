using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Compressed bodies that are damaged or cut off anywhere, for every form of response.</summary>
public sealed class CorruptBodyTests
{
    private const string Json = """{"name":"a response that is long enough to be compressed, compressed, compressed","message":"no"}""";

    private static readonly OperationDescriptor Watch = new("watchThing", "POST", "/v1/things") { Security = SecurityScheme.Bearer };

    private static readonly string[] Encodings =
    [
        "gzip",
        "deflate",
        "raw deflate",
#if !NETSTANDARD_CLIENT
        "br",
#endif
    ];

    [Test]
    public async Task A_damaged_body_is_the_clients_exception_with_status_and_request_id([ValueSource(nameof(Encodings))] string encoding, [Values(200, 400)] int status, [Values] bool callersClient)
    {
        var whole = Compress(encoding, Json);
        var bodies = Damage(whole).ToList();
        await using var server = FaultServer.Start(bodies.Select(body => Step.Answer(status, body, "application/json", "x-request-id: req-5", "Content-Encoding: " + Header(encoding))));
        using var http = callersClient ? new HttpClient() : null;
        using var api = new TestApi(server, static options => options.MaxRetries = 0, http);

        foreach (var _ in bodies)
        {
            try
            {
                // Some damage does not show.
                await api.EditAsync();
                status.Should().Be(200);
            }
            catch (TokenOpsException error)
            {
                error.StatusCode.Should().Be((HttpStatusCode)status);
                error.RequestId.Should().Be("req-5");
                error.Should().BeOfType(status == 400 ? typeof(TokenOpsInvalidRequestException) : typeof(TokenOpsResponseException));
            }
        }
    }

    [Test]
    public async Task A_damaged_body_of_another_form_is_the_clients_exception([ValueSource(nameof(Encodings))] string encoding, [Values("text", "file", "events")] string form)
    {
        var bodies = Damage(Compress(encoding, form == "events" ? "data: " + Json + "\n\n" : Json)).ToList();
        var mediaType = form switch { "text" => "text/plain", "file" => "audio/mpeg", _ => "text/event-stream" };
        await using var server = FaultServer.Start(bodies.Select(body => Step.Answer(200, body, mediaType, "Content-Encoding: " + Header(encoding))));
        using var api = new TestApi(server, static options => options.MaxRetries = 0);

        foreach (var _ in bodies)
        {
            try
            {
                await ReadAsync(api, form);
            }
            catch (TokenOpsException error)
            {
                error.StatusCode.Should().Be(HttpStatusCode.OK);
            }
        }
    }

    [Test]
    public async Task A_damaged_body_behind_a_link_is_the_clients_exception([ValueSource(nameof(Encodings))] string encoding, [Values] bool shared)
    {
        var bodies = Damage(Compress(encoding, Json)).ToList();
        await using var server = FaultServer.Start(bodies.Select(body => Step.Answer(200, body, "image/png", "Content-Encoding: " + Header(encoding))));
        using var handler = shared ? DefaultHttpHandler.Create() : new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false };
        var download = new LinkDownload(handler) { AllowHttpToLoopback = true };

        foreach (var _ in bodies)
        {
            try
            {
                await download.ToMemoryAsync(server.Address);
            }
            catch (TokenOpsException error)
            {
                error.StatusCode.Should().Be(HttpStatusCode.OK);
            }
        }
    }

    [Test]
    public async Task Deflate_is_read_with_and_without_its_zlib_header([Values("deflate", "raw deflate")] string encoding, [Values] bool link)
    {
        await using var server = FaultServer.Start(Step.Answer(200, Compress(encoding, Json), "application/json", "Content-Encoding: deflate"));
        using var api = new TestApi(server);
        using var handler = DefaultHttpHandler.Create();

        if (link)
        {
            (await new LinkDownload(handler) { AllowHttpToLoopback = true }.ToMemoryAsync(server.Address)).Bytes.ToArray().Should().Equal(Encoding.UTF8.GetBytes(Json));
        }
        else
        {
            (await api.EditAsync()).Name.Should().StartWith("a response");
        }
    }

    private static async Task ReadAsync(TestApi api, string form)
    {
        switch (form)
        {
            case "text":
                await api.Pipeline.SendForTextAsync(TestApi.Edit, new TestRequest(), null, default);
                break;
            case "file":
                using (var response = await api.Pipeline.SendForBinaryAsync(TestApi.Edit, new TestRequest(), null, default))
                {
                    await response.ReadAsBytesAsync();
                }

                break;
            default:
                await foreach (var item in api.Pipeline.StreamAsync<TestResult>(Watch, new TestRequest(), null, ReflectedJson.Read<TestResult>, CancellationToken.None))
                {
                    item.Name.Should().NotBeNull();
                }

                break;
        }
    }

    private static string Header(string encoding) => encoding == "raw deflate" ? "deflate" : encoding;

    private static IEnumerable<byte[]> Damage(byte[] whole)
    {
        for (var index = 0; index < whole.Length; index += 3)
        {
            var damaged = whole.ToArray();
            damaged[index] ^= 0xFF;
            yield return damaged;
        }

        for (var length = 0; length < whole.Length; length += 7)
        {
            yield return whole[..length];
        }

        yield return [.. whole, .. whole];
        yield return Encoding.UTF8.GetBytes(Json);
    }

    private static byte[] Compress(string encoding, string text)
    {
        using var target = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(target, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(target, CompressionMode.Compress, leaveOpen: true),
            "raw deflate" => new DeflateStream(target, CompressionMode.Compress, leaveOpen: true),
            _ => new BrotliStream(target, CompressionMode.Compress, leaveOpen: true),
        })
        {
            packer.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }
}
