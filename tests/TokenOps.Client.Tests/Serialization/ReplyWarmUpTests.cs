using System;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

public sealed class ReplyWarmUpTests
{
    private static readonly JsonReplyOptions Options = new() { MaxResponseBytes = 1000, MaxRawBytes = 1000 };

    [Test]
    public async Task The_reader_of_the_replies_is_run_once_over_an_empty_object()
    {
        var runs = 0;

        await ReplyWarmUp.RunAsync(Options, json =>
        {
            runs++;
            return json.Read() && json.Read() ? new object() : null;
        });

        runs.Should().Be(1);
    }

    [Test]
    public async Task A_reader_that_can_make_nothing_of_it_disturbs_nobody() =>
        await FluentActions.Awaiting(() => ReplyWarmUp.RunAsync<object>(Options, static _ => throw new InvalidOperationException())).Should().NotThrowAsync();

    [Test]
    public void Only_the_first_call_of_an_operation_is_its_first()
    {
        var operation = new OperationDescriptor("a", "GET", "/a");

        new[] { operation.IsFirstCall(), operation.IsFirstCall(), operation.IsFirstCall() }.Should().Equal(true, false, false);
    }
}
