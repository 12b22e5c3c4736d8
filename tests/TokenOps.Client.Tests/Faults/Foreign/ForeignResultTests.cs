using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults.Foreign;

/// <summary>Walks what can be done with results: files that are handed out as streams, savable values, links.</summary>
public sealed class ForeignResultTests
{
    private static readonly string[] BodySteps =
        ["body opening", "body length", "body first read", "body second read", "body last read", "body close", "response close"];

    public static IEnumerable<string> Readings => [nameof(Stream.Read), nameof(Stream.ReadAsync), "ReadByte", "CopyTo", "CopyToAsync", "response", "bytes"];

    [Test]
    public async Task A_file_that_is_handed_out_fails_with_the_clients_exceptions([ValueSource(nameof(BodySteps))] string step, [ValueSource(nameof(Readings))] string reading)
    {
        var wrong = new List<string>();
        foreach (var make in ForeignExceptions.Kinds)
        {
            var trap = new Trap(step, make);
            using var handler = new TrapHandler(trap) { Body = new byte[2000], MediaType = "audio/mpeg" };
            ForeignExceptionTests.Judge(wrong, reading, trap, await ErrorOfAsync(handler, reading, Stream.Null), hadResponse: true);
        }

        wrong.Should().BeEmpty();
    }

    [TestCase("destination write")]
    public async Task A_stream_that_a_file_is_copied_to_is_named_as_the_culprit(string step)
    {
        foreach (var make in ForeignExceptions.Kinds)
        {
            var trap = new Trap(step, make);
            using var handler = new TrapHandler(trap) { Body = new byte[2000], MediaType = "audio/mpeg" };

            var error = await ErrorOfAsync(handler, "response", new TrapStream(trap, "destination", []));

            error.Should().BeOfType<TokenOpsDestinationException>().Which.InnerException.Should().BeSameAs(trap.Thrown);
        }
    }

    [Test]
    public async Task Every_way_to_download_a_link_fails_with_the_clients_exceptions(
        [Values("handler", "handler's task", "body opening", "body length", "body first read", "body second read", "body last read", "body close", "response close", "destination write")] string step,
        [Values(null, "gzip", "deflate", "br")] string? encoding)
    {
        using var folder = new TemporaryFolder();
        var wrong = new List<string>();
        var link = new Uri("https://cdn.example/a");
        foreach (var method in typeof(LinkDownload).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(static method => typeof(Task).IsAssignableFrom(method.ReturnType)))
        {
            foreach (var make in step.StartsWith("body f", StringComparison.Ordinal) || step == "handler" ? ForeignExceptions.All : ForeignExceptions.Kinds)
            {
                var trap = new Trap(step, make);
                using var handler = new TrapHandler(trap) { Body = new byte[2000], Encoding = encoding };
                var error = await ErrorOfAsync(method, new LinkDownload(handler), trap, link, folder.FullName);
                ForeignExceptionTests.Judge(wrong, method.Name, trap, error, hadResponse: !step.StartsWith("handler", StringComparison.Ordinal) && step != "destination write");
            }
        }

        wrong.Should().BeEmpty();
        Directory.EnumerateFiles(folder.FullName, "*.tmp").Should().BeEmpty();
    }

    [Test]
    public async Task Every_way_to_save_a_result_fails_with_the_clients_exceptions()
    {
        using var folder = new TemporaryFolder();
        var wrong = new List<string>();
        var blocked = folder.Write("a file", [1]);
        foreach (var savable in Savables())
        {
            foreach (var method in savable.GetType().GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(static method => typeof(Task).IsAssignableFrom(method.ReturnType)))
            {
                foreach (var make in ForeignExceptions.Kinds)
                {
                    foreach (var step in (string[])["handler", "body first read", "destination write"])
                    {
                        var trap = new Trap(step, make);
                        using var handler = new TrapHandler(trap) { Body = new byte[2000] };
                        var error = await ErrorOfAsync(method, savable, trap, new LinkDownload(handler), Path.Combine(blocked, "below"));
                        ForeignExceptionTests.Judge(wrong, savable.GetType().Name + "." + method.Name, trap, error, hadResponse: false);
                    }
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    private static IEnumerable<object> Savables() =>
    [
        Base64Data.FromBytes(new byte[100]),
        new Image { B64Json = Base64Data.FromBytes(new byte[100]) },
        new Image { Url = "https://cdn.example/a" },
        new Image { Url = "no link" },
        new Image(),
    ];

    private static async Task<Exception?> ErrorOfAsync(MethodInfo method, object target, Trap trap, params object[] given)
    {
        object? Argument(ParameterInfo parameter) =>
            parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None
            : parameter.ParameterType == typeof(Stream) ? new TrapStream(trap, "destination", [])
            : given.FirstOrDefault(parameter.ParameterType.IsInstanceOfType);

        try
        {
            await (Task)method.Invoke(target, [.. method.GetParameters().Select(Argument)])!;
            return null;
        }
        catch (TargetInvocationException error)
        {
            return error.InnerException;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static async Task<Exception?> ErrorOfAsync(TrapHandler handler, string reading, Stream destination)
    {
        using var http = new HttpClient(handler, disposeHandler: false);
        using var api = new TestApi(new Uri("https://api.example"), static options => options.MaxRetries = 0, http);
        try
        {
            using var response = await api.Pipeline.SendForBinaryAsync(TestApi.Edit, new TestRequest(), null, default);
            await ReadAsync(response, reading, destination);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static async Task ReadAsync(BinaryResponse response, string reading, Stream destination)
    {
        var buffer = new byte[500];
        switch (reading)
        {
            case "Read":
                while (response.Content.Read(buffer, 0, buffer.Length) > 0)
                {
                }

                break;
            case "ReadAsync":
                while (await response.Content.ReadAsync(buffer) > 0)
                {
                }

                break;
            case "ReadByte":
                while (response.Content.ReadByte() >= 0)
                {
                }

                break;
            case "CopyTo":
                response.Content.CopyTo(destination);
                break;
            case "CopyToAsync":
                await response.Content.CopyToAsync(destination);
                break;
            case "response":
                await response.CopyToAsync(destination);
                break;
            default:
                await response.ReadAsBytesAsync();
                break;
        }
    }
}
