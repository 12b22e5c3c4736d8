using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Client.Tests.Streaming;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Results;

internal sealed class CancelledRepliesTests
{
    private const int Length = 20_000;

    private DirectoryInfo _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("cancelled");

    [TearDown]
    public void DeleteDirectory() => _directory.Delete(recursive: true);

    [Test]
    public async Task A_response_cancelled_at_any_read_leaves_no_file()
    {
        var json = Encoding.UTF8.GetBytes(ImagesReplies.Json(ImagesReplies.Bytes(Length, 1), ImagesReplies.Bytes(Length, 2)));
        for (var moment = 0; moment < 50; moment++)
        {
            using var cancellation = new CancellationTokenSource();
            var content = new ReplyContent(json.Length, null, Base64Destination.ToFiles(target => Path.Combine(_directory.FullName, $"{target.Index}")));

            var read = () => ImagesReplies.ReadAsync(CancelledAt(moment, json, cancellation), content, cancellationToken: cancellation.Token);

            (await read.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
            _directory.GetFiles().Should().BeEmpty();
        }
    }

    [Test]
    public async Task A_stream_cancelled_at_any_read_closes_its_body_and_leaves_complete_files_only()
    {
        var text = Encoding.UTF8.GetBytes(StreamEvents.Partial(ImagesReplies.Bytes(Length, 1)) + StreamEvents.Completed(ImagesReplies.Bytes(Length, 2)));
        for (var moment = 0; moment < 50; moment++)
        {
            using var cancellation = new CancellationTokenSource();
            var body = CancelledAt(moment, text, cancellation);
            var options = new EventStreamOptions
            {
                Payload = StreamEvents.Payload,
                Destination = Base64Destination.ToFiles(target => Path.Combine(_directory.FullName, $"{target.Index}")),
            };

            var read = () => StreamEvents.ReadAllAsync(body, options, cancellation.Token);

            (await read.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
            body.IsDisposed.Should().BeTrue();
            _directory.GetFiles().Should().NotContain(file => file.Length != Length || file.Name.Length != 1);
        }
    }

    private static PiecewiseStream CancelledAt(int moment, byte[] content, CancellationTokenSource cancellation) => new(content, read =>
    {
        if (read == moment)
            cancellation.Cancel();

        return 1000;
    });
}
