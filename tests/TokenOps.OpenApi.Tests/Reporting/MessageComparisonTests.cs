using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.ChangeReport.Wire;

namespace TokenOps.OpenApi.Tests.Reporting;

[TestFixture]
internal sealed class MessageComparisonTests
{
    private static readonly MessageElement[] Message = [new("method", "POST"), new("part a", "1"), new("part b", "2"), new("part b", "3")];

    [Test]
    public void Equal_messages_differ_in_nothing() => Compare(Message).Should().BeEmpty();

    [Test]
    public void What_is_gone_or_changed_breaks_and_what_is_new_does_not()
    {
        Compare(Message[0], Message[2], Message[3]).Should().Equal("Breaking part a: gone, was '1'");
        Compare(Message[0], new("part a", "4"), Message[2], Message[3]).Should().Equal("Breaking part a: '4', was '1'");
        Compare(Message[0], Message[1], Message[2]).Should().Equal("Breaking part b: '2', was '2, 3'");
        Compare([.. Message, new("part c", "5")]).Should().Equal("Additive part c: new: '5'");
    }

    [Test]
    public void Another_order_of_parts_is_said_once() =>
        Compare(Message[0], Message[2], Message[3], Message[1]).Should().Equal("Additive : in another order: method, part b, part a");

    [Test]
    public async Task A_form_is_read_part_by_part_whatever_its_boundary()
    {
        using var file = new ByteArrayContent([1, 2]);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent("one") { { new StringContent("text"), "prompt" }, { file, "image", "a.png" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://server.example/v1/edits?limit=2") { Content = form };
        request.Headers.UserAgent.ParseAdd("client/1.0");

        var elements = await MessageReader.ReadAsync(request, CancellationToken.None);

        elements.Select(e => $"{e.Name}={e.Value}").Should().Contain(
            "method=POST", "address=https://server.example/v1/edits", "query limit=2", "media type=multipart/form-data", "part prompt=text", "media type of part image=image/png", "file name of part image=a.png")
            .And.NotContain(e => e.Contains("client/1.0"), "a version is no difference");
    }

    private static string[] Compare(params MessageElement[] after) =>
        [.. MessageComparison.Compare("POST /x", Message, after).Select(r => $"{r.Verdict} {r.Element}: {r.What}")];
}
