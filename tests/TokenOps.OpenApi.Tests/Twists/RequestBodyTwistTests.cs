using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Bodies of every kind, and several of them on one operation.</summary>
public sealed class RequestBodyTwistTests
{
    private static string Put(string body, string? components = null) =>
        TwistDocuments.Paths($"/x:\n  put:\n    operationId: putX\n    tags: [X]\n    requestBody: {body}\n    responses: {{'204': {{description: ok}}}}", components);

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/vnd.acme+xml")]
    [TestCase("text/csv")]
    public async Task Text_that_is_not_modelled_is_taken_as_text_and_sent_under_its_own_media_type(string mediaType)
    {
        using var twist = await Twist.OfAsync(Put($"{{required: true, content: {{{mediaType}: {{schema: {{type: string}}}}}}}}"));
        twist.Server.Status = 204;

        await twist.Client.X.PutXAsync("<grüße/>");

        twist.Server.Body.Should().Be("<grüße/>");
        twist.Server.Headers["Content-Type"].Should().Be(mediaType + "; charset=utf-8");
    }

    [TestCase("application/octet-stream", "application/octet-stream")]
    [TestCase("application/x-tar", "application/x-tar")]
    [TestCase("image/*", "image/gif")]
    [TestCase("'*/*'", "image/gif")]
    public async Task Bytes_are_sent_under_the_documented_media_type_or_where_it_is_open_under_that_of_the_content(string documented, string sent)
    {
        using var twist = await Twist.OfAsync(Put($"{{required: true, content: {{{documented}: {{schema: {{type: string, format: binary}}}}}}}}"));
        twist.Server.Status = 204;

        await twist.Client.X.PutXAsync(FilePart.FromBytes("GIF89a"u8.ToArray(), "a.gif"));

        twist.Server.Body.Should().Be("GIF89a");
        twist.Server.Headers["Content-Type"].Should().Be(sent);
    }

    [TestCase("application/vnd.acme.v2+json", "application/vnd.acme.v2+json")]
    [TestCase("'*/*'", "application/json")]
    [TestCase("application/json", "application/json")]
    public async Task JSON_is_sent_under_the_name_that_the_document_has_for_it(string documented, string sent)
    {
        using var twist = await Twist.OfAsync(Put($"{{required: true, content: {{{documented}: {{schema: {{type: object, properties: {{a: {{type: integer}}}}}}}}}}}}"));
        twist.Server.Status = 204;
        dynamic request = twist.New("PutXRequest");
        request.A = 1L;

        await twist.Client.X.PutXAsync(request);

        twist.Server.Body.Should().Be("{\"a\":1}");
        twist.Server.Headers["Content-Type"].Should().Be(sent);
    }

    [Test]
    public async Task An_optional_body_that_is_not_set_is_not_sent()
    {
        using var twist = await Twist.OfAsync(Put("{content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}}"));
        twist.Server.Status = 204;

        await twist.Client.X.PutXAsync();

        twist.Server.Body.Should().BeEmpty();
        twist.Server.Headers.Should().NotContainKey("Content-Type");
    }

    [Test]
    public async Task A_required_body_cannot_be_null()
    {
        using var twist = await Twist.OfAsync(Put("{required: true, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}}"));

        System.Func<Task> send = async () => await twist.Client.X.PutXAsync((dynamic?)null, (CallOptions?)null);

        (await send.Should().ThrowAsync<System.ArgumentNullException>()).Which.ParamName.Should().Be("request");
    }

    [Test]
    public async Task Files_go_as_parts_and_what_JSON_can_say_beside_them_has_a_method_of_its_own()
    {
        using var twist = await Twist.OfAsync(Put(
            """
            {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/ByUrl'}}, multipart/form-data: {schema: {$ref: '#/components/schemas/ByFile'}}}}
            """,
            """
            schemas:
              ByUrl: {type: object, required: [url], properties: {url: {type: string}}}
              ByFile: {type: object, properties: {file: {type: string, format: binary}, name: {type: string}}}
            """));
        twist.Server.Status = 204;
        dynamic byFile = twist.New("ByFile");
        byFile.File = FilePart.FromBytes("GIF89a"u8.ToArray(), "a.gif");
        dynamic byUrl = twist.New("ByUrl");
        byUrl.Url = "https://example.com/a.gif";

        await twist.Client.X.PutXAsync(byFile);
        var parts = twist.Server.Parts;
        await twist.Client.X.PutXFromJsonAsync(byUrl);

        parts.Should().Equal(("file", "a.gif image/gif 6"));
        twist.Server.Body.Should().Be("{\"url\":\"https://example.com/a.gif\"}");
    }

    [Test]
    public void Forms_that_say_the_same_are_one_method_and_a_note()
    {
        var compilation = Specs.Compile(Put(
            "{required: true, content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Thing'}}, application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}",
            "schemas: {Thing: {type: object, properties: {a: {type: string}}}}"));

        compilation.Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("application/x-www-form-urlencoded");
        compilation.Lowered["paths"]!.Should().HaveCount(1);
    }

    [Test]
    public async Task One_class_is_JSON_here_parts_there_and_a_form_elsewhere()
    {
        static string Operation(string name, string mediaType) =>
            $"/{name}:\n  post: {{operationId: {name}, tags: [X], requestBody: {{required: true, content: {{{mediaType}: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}, responses: {{'204': {{description: ok}}}}}}\n";
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            Operation("json", "application/json") + Operation("parts", "multipart/form-data") + Operation("form", "application/x-www-form-urlencoded"),
            "schemas: {Thing: {type: object, properties: {a: {type: string}}}}"));
        twist.Server.Status = 204;
        dynamic thing = twist.New("Thing");
        thing.A = "ü";

        await twist.Client.X.JsonAsync(thing);
        twist.Server.Body.Should().Be("{\"a\":\"ü\"}");
        await twist.Client.X.PartsAsync(thing);
        twist.Server.Parts.Should().Equal(("a", "ü"));
        await twist.Client.X.FormAsync(thing);
        twist.Server.Parts.Should().Equal(("a", "ü"));
        twist.Server.Headers["Content-Type"].Should().Be("application/x-www-form-urlencoded");
    }

    [Test]
    public async Task Lists_and_objects_in_parts_are_written_as_the_specification_says()
    {
        using var twist = await Twist.OfAsync(Put(
            """
            {required: true, content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Thing'}, encoding: {deep: {style: deepObject, explode: true}, note: {contentType: text/markdown}, data: {contentType: application/json}}}}}
            """,
            """
            schemas:
              Thing:
                type: object
                properties:
                  granularities[]: {type: array, items: {type: string}}
                  steps: {type: array, items: {type: object, properties: {n: {type: integer}}}}
                  deep: {type: object, properties: {kind: {type: string}, limits: {type: array, items: {type: integer}}}}
                  note: {type: string}
                  data: {type: array, items: {type: integer}}
                  map: {type: object, additionalProperties: {type: integer}}
            """));
        twist.Server.Status = 204;

        await twist.Client.X.PutXAsync(twist.Read("Thing", "{\"granularities[]\":[\"word\",\"segment\"],\"steps\":[{\"n\":1},{\"n\":2}],\"deep\":{\"kind\":\"k\",\"limits\":[1,2]},\"note\":\"# n\",\"data\":[1,2],\"map\":{\"m\":1}}"));

        twist.Server.Parts.Should().Equal(
            ("granularities[]", "word"), ("granularities[]", "segment"), ("steps", "{\"n\":1}"), ("steps", "{\"n\":2}"), ("deep[kind]", "k"), ("deep[limits][]", "1"), ("deep[limits][]", "2"),
            ("note", "# n"), ("data", "[1,2]"), ("map", "{\"m\":1}"));
    }

    [Test]
    public async Task Lists_and_objects_in_a_form_are_written_as_the_specification_says()
    {
        using var twist = await Twist.OfAsync(Put(
            """
            {required: true, content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Thing'}, encoding: {deep: {style: deepObject, explode: true}, joined: {style: form, explode: false}}}}}
            """,
            """
            schemas:
              Thing:
                type: object
                properties:
                  each: {type: array, items: {type: string}}
                  expand[]: {type: array, items: {type: string}}
                  joined: {type: array, items: {type: integer}}
                  deep: {type: object, properties: {a: {type: string}, b: {type: array, items: {type: object, properties: {c: {type: integer}}}}}}
                  plain: {type: object, properties: {a: {type: string}}}
            """));
        twist.Server.Status = 204;

        await twist.Client.X.PutXAsync(twist.Read("Thing", "{\"each\":[\"x&\",\"y\"],\"expand[]\":[\"e\"],\"joined\":[1,2],\"deep\":{\"a\":\"ä b\",\"b\":[{\"c\":1}]},\"plain\":{\"a\":\"1\"}}"));

        twist.Server.Parts.Should().Equal(("each", "x&"), ("each", "y"), ("expand[]", "e"), ("joined", "1,2"), ("deep[a]", "ä b"), ("deep[b][0][c]", "1"), ("plain", "{\"a\":\"1\"}"));
    }

    [Test]
    public async Task A_map_as_parts_sends_its_entries()
    {
        using var twist = await Twist.OfAsync(Put("{required: true, content: {multipart/form-data: {schema: {type: object, additionalProperties: {type: string}}}}}"));
        twist.Server.Status = 204;

        await twist.Client.X.PutXAsync(new System.Collections.Generic.Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });

        twist.Server.Parts.Should().Equal(("a", "1"), ("b", "2"));
    }

    [TestCase("{type: boolean}", "{type: [boolean, 'null']}", "stream", "true")]
    [TestCase("{type: string, enum: [sse, audio]}", "{type: boolean}", "stream_format", "\"sse\"")]
    public async Task Each_method_of_the_pair_gets_what_it_asks_for(string type, string other, string member, string on)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /x:
              post:
                operationId: runX
                tags: [X]
                requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {MEMBER: TYPE, other: OTHER}}}}}
                responses:
                  '200': {description: ok, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}, text/event-stream: {schema: {type: object, properties: {a: {type: integer}}}}}}
            """.Replace("MEMBER", member, System.StringComparison.Ordinal).Replace("TYPE", type, System.StringComparison.Ordinal).Replace("OTHER", other, System.StringComparison.Ordinal)));
        dynamic request = twist.Read("RunXRequest", "{}");
        dynamic asking = twist.Read("RunXRequest", $"{{\"{member}\":{on}}}");

        twist.Server.Answer("{\"a\":1}");
        await twist.Client.X.RunXAsync(request);
        var plain = twist.Server.Body;
        await twist.Client.X.RunXAsync(asking);
        var plainThoughAsked = twist.Server.Body;
        twist.Server.Answer("text/event-stream", Encoding.UTF8.GetBytes("data: {\"a\":1}\n\ndata: {\"a\":2,\"new\":true}\n\ndata: [DONE]\n\n"));
        var events = new System.Collections.Generic.List<dynamic>();
        await foreach (var item in (System.Collections.Generic.IAsyncEnumerable<object>)twist.Client.X.RunXStreamingAsync(request))
            events.Add(item);

        plain.Should().Be("{}");
        plainThoughAsked.Should().Be("{}");
        JToken.Parse(twist.Server.Body)[member]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be(on);
        events.Select(e => (long)e.A).Should().Equal(1, 2);
    }

    [Test]
    public async Task The_switch_of_a_form_is_a_part()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /x:
              post:
                operationId: runX
                tags: [X]
                requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}, stream: {type: boolean}}}}}}
                responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}, text/event-stream: {}}}}
            """));
        dynamic request = twist.New("RunXRequest");
        request.Stream = true;

        await twist.Client.X.RunXAsync(request);
        var plain = twist.Server.Parts;
        twist.Server.Answer("text/event-stream", Encoding.UTF8.GetBytes("data: {\"a\":1}\n\n"));
        await foreach (var item in (System.Collections.Generic.IAsyncEnumerable<object>)twist.Client.X.RunXStreamingAsync(request))
            item.GetType().Name.Should().Be("RunXResponse", "the reply as a whole tells what its pieces are");

        plain.Should().BeEmpty();
        twist.Server.Parts.Should().Equal(("stream", "true"));
    }
}
