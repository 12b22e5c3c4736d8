using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Replies of every media type, and several of them on one operation.</summary>
public sealed class ReplyFormTwistTests
{
    private const string Thing = "{schema: {type: object, properties: {a: {type: integer}}}}";

    private static string Get(string responses) => TwistDocuments.Paths($"/x:\n  get:\n    operationId: getIt\n    tags: [X]\n    responses: {responses}");

    [Test]
    public async Task JSON_beside_text_and_bytes_is_a_method_for_each_that_asks_for_its_own()
    {
        using var twist = await Twist.OfAsync(Get($"{{'200': {{description: ok, content: {{text/plain: {{schema: {{type: string}}}}, application/json: {Thing}, video/mp4: {{}}, image/webp: {{}}}}}}}}"));

        twist.Server.Answer("{\"a\":1}");
        var json = await twist.Client.X.GetItAsync();
        var jsonAccept = twist.Server.Headers["Accept"];
        twist.Server.Answer("text/plain; charset=utf-8", Encoding.UTF8.GetBytes("grüße"));
        string text = await twist.Client.X.GetItTextAsync();
        var textAccept = twist.Server.Headers["Accept"];
        twist.Server.Answer("video/mp4", [1, 2, 3]);
        using BinaryResponse bytes = await twist.Client.X.GetItBinaryAsync();

        ((long)json.A).Should().Be(1);
        text.Should().Be("grüße");
        (await bytes.ReadAsBytesAsync()).Should().Equal(1, 2, 3);
        (jsonAccept, textAccept, twist.Server.Headers["Accept"]).Should().Be(("application/json", "text/plain", "video/mp4, image/webp"));
    }

    [Test]
    public async Task A_reply_of_another_media_type_is_refused_by_name_and_never_mistaken()
    {
        using var twist = await Twist.OfAsync(Get($"{{'200': {{description: ok, content: {{application/json: {Thing}, video/mp4: {{}}, text/plain: {{schema: {{type: string}}}}}}}}}}"));
        twist.Server.Answer("video/mp4", [0, 0, 0, 1]);

        System.Func<Task> json = async () => await twist.Client.X.GetItAsync();
        System.Func<Task> text = async () => await twist.Client.X.GetItTextAsync();

        (await json.Should().ThrowAsync<TokenOpsResponseException>()).Which.Message.Should().Contain("video/mp4");
        (await text.Should().ThrowAsync<TokenOpsResponseException>()).Which.Message.Should().Contain("video/mp4");
    }

    [TestCase("application/xml")]
    [TestCase("application/atom+xml")]
    [TestCase("text/csv")]
    public async Task Text_that_is_not_modelled_is_handed_out_as_text(string mediaType)
    {
        using var twist = await Twist.OfAsync(Get($"{{'200': {{description: ok, content: {{{mediaType}: {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}}}}}"));
        twist.Server.Answer(mediaType, Encoding.UTF8.GetBytes("<a/>"));

        string reply = await twist.Client.X.GetItAsync();

        reply.Should().Be("<a/>");
        twist.Server.Headers["Accept"].Should().Be(mediaType);
    }

    [TestCase("{'200': {description: ok, content: {'*/*': {}}}}")]
    [TestCase("{'200': {description: ok, content: {'*/*': {schema: {type: string, format: binary}}}}}")]
    [TestCase("{'200': {description: ok}}")]
    [TestCase("{default: {description: any, content: {application/zip: {}}}}")]
    [TestCase("{2XX: {description: any, content: {application/jsonl: {schema: {type: string}}}}}")]
    public async Task What_the_document_leaves_open_is_handed_out_as_a_stream(string responses)
    {
        using var twist = await Twist.OfAsync(Get(responses));
        twist.Server.Answer("application/zip", [1, 2]);

        using BinaryResponse reply = await twist.Client.X.GetItAsync();

        (await reply.ReadAsBytesAsync()).Should().Equal(1, 2);
        reply.MediaType.Should().Be("application/zip");
    }

    [TestCase("'*/*'")]
    [TestCase("application/vnd.acme+json")]
    [TestCase("text/json")]
    [TestCase("text/plain")]
    public async Task What_has_members_is_JSON_whatever_it_is_called(string mediaType)
    {
        using var twist = await Twist.OfAsync(Get($"{{'200': {{description: ok, content: {{{mediaType}: {Thing}}}}}}}"));
        twist.Server.Answer("{\"a\":1}");

        var reply = await twist.Client.X.GetItAsync();

        ((long)reply.A).Should().Be(1);
    }

    [Test]
    public async Task A_success_without_a_body_that_the_document_lists_beside_one_with_JSON_is_null()
    {
        using var twist = await Twist.OfAsync(Get($"{{'200': {{description: ok, content: {{application/json: {Thing}}}}}, '204': {{description: nothing}}}}"));

        twist.Server.Answer("{\"a\":1}");
        var some = await twist.Client.X.GetItAsync();
        twist.Server.Status = 204;
        var none = await twist.Client.X.GetItAsync();

        ((long)some.A).Should().Be(1);
        ((object?)none).Should().BeNull();
    }

    [Test]
    public async Task An_empty_reply_that_the_document_does_not_list_is_refused()
    {
        using var twist = await Twist.OfAsync(Get($"{{'200': {{description: ok, content: {{application/json: {Thing}}}}}}}"));
        twist.Server.Status = 204;

        System.Func<Task> send = async () => await twist.Client.X.GetItAsync();

        await send.Should().ThrowAsync<TokenOpsResponseException>();
    }

    [TestCase("{}")]
    [TestCase("{schema: {type: string}}")]
    [TestCase("{schema: {type: string, format: binary}}")]
    public async Task Events_that_the_document_does_not_describe_are_handed_out_raw(string content)
    {
        using var twist = await Twist.OfAsync(Get($"{{'200': {{description: ok, content: {{text/event-stream: {content}}}}}}}"));
        twist.Server.Answer("text/event-stream", Encoding.UTF8.GetBytes("event: a\ndata: one\n\ndata: {\"b\":2}\n\ndata: [DONE]\n\n"));

        var events = new System.Collections.Generic.List<RawEvent>();
        await foreach (var item in (System.Collections.Generic.IAsyncEnumerable<RawEvent>)twist.Client.X.GetItStreamingAsync())
            events.Add(item);

        events.Select(e => (e.EventType, e.Data)).Should().Equal(("a", "one"), ("message", "{\"b\":2}"));
    }

    [TestCase("{type: array, items: {type: integer}}", "[1,2]")]
    [TestCase("{type: object, additionalProperties: {type: string}}", "{\"a\":\"b\"}")]
    [TestCase("{type: integer}", "7")]
    [TestCase("{type: string}", "\"x\"")]
    [TestCase("{type: boolean}", "true")]
    public async Task JSON_need_not_be_an_object(string schema, string json)
    {
        using var twist = await Twist.OfAsync(Get($"{{'200': {{description: ok, content: {{application/json: {{schema: {schema}}}}}}}}}"));
        twist.Server.Answer(json);

        object reply = await twist.Client.X.GetItAsync();

        Newtonsoft.Json.Linq.JToken.DeepEquals(Twist.Write(reply), Newtonsoft.Json.Linq.JToken.Parse(json)).Should().BeTrue();
    }

    [Test]
    public async Task Lines_of_JSON_are_a_stream_of_typed_items()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /x:
              post:
                operationId: runX
                tags: [X]
                requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {stream: {type: boolean}}}}}}
                responses:
                  '200': {description: ok, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}, application/x-ndjson: {schema: {type: object, properties: {a: {type: integer}}}}}}
            """));
        twist.Server.Answer("application/x-ndjson", Encoding.UTF8.GetBytes("{\"a\":1}\r\n\n{\"a\":2}"));

        var events = new System.Collections.Generic.List<dynamic>();
        await foreach (var item in (System.Collections.Generic.IAsyncEnumerable<object>)twist.Client.X.RunXStreamingAsync(twist.New("RunXRequest")))
            events.Add(item);

        events.Select(e => (long)e.A).Should().Equal(1, 2);
        twist.Server.Body.Should().Be("{\"stream\":true}");
        twist.Server.Headers["Accept"].Should().Be("application/x-ndjson");
    }
}
