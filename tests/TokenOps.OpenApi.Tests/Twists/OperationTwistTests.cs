using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Paths, parameters, bodies and replies of operations.</summary>
public sealed class OperationTwistTests
{
    [Test]
    public async Task Parameters_go_where_the_document_says()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /v1/files/{file_id}/parts/{n}:
              parameters:
                - {name: file_id, in: path, required: true, schema: {type: string}}
              get:
                operationId: listParts
                tags: [Files]
                parameters:
                  - {name: n, in: path, required: true, schema: {type: integer}}
                  - {name: limit, in: query, schema: {type: integer, maximum: 100}}
                  - {name: include, in: query, schema: {type: array, items: {type: string}}}
                  - {name: ids, in: query, explode: false, schema: {type: array, items: {type: integer}}}
                  - {name: order, in: query, schema: {type: string, enum: [asc, desc]}}
                  - {name: filter, in: query, style: deepObject, explode: true, schema: {type: object, properties: {name: {type: string}}}}
                  - {name: X-Trace, in: header, schema: {type: string}}
                  - {name: after, in: query, schema: {anyOf: [{type: string}, {type: 'null'}]}}
                responses:
                  '200': {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}
            """));
        twist.Server.Answer("[\"x\"]");

        dynamic options = twist.New("ListPartsOptions");
        options.Limit = 5;
        options.Include = new[] { "x", "y&z" };
        options.Ids = new long[] { 1, 2 };
        options.Order = twist.Value("ListPartsOrder", "asc");
        options.Filter = twist.New("ListPartsFilter");
        options.Filter.Name = "q";
        options.XTrace = "t1";
        var reply = await twist.Client.Files.ListPartsAsync("a/b ü", 7, options);

        twist.Server.Method.Should().Be("GET");
        twist.Server.Target.Should().Be("/v1/files/a%2Fb%20%C3%BC/parts/7?limit=5&include=x&include=y%26z&ids=1,2&order=asc&filter%5Bname%5D=q");
        twist.Server.Headers["X-Trace"].Should().Be("t1");
        ((string)reply[0]).Should().Be("x");
    }

    [Test]
    public async Task A_request_of_optional_members_may_be_left_out()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths("/x:\n  get:\n    operationId: listX\n    tags: [X]\n    parameters: [{name: q, in: query, schema: {type: string}}]\n    responses: {'204': {description: ok}}"));
        twist.Server.Status = 204;

        await twist.Client.X.ListXAsync();

        twist.Server.Target.Should().Be("/x");
    }

    [Test]
    public async Task An_operation_that_takes_nothing_and_replies_with_nothing()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths("/x:\n  delete:\n    tags: [X]\n    operationId: deleteX\n    responses: {'204': {description: gone}}"));
        twist.Server.Status = 204;

        await twist.Client.X.DeleteXAsync();

        twist.Server.Method.Should().Be("DELETE");
    }

    [Test]
    public async Task What_stands_in_the_path_is_an_argument_before_the_body_itself()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /things/{id}:
              post:
                operationId: updateThing
                tags: [Things]
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
                responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
            """,
            "schemas: {Thing: {type: object, properties: {name: {type: string}}}}"));

        dynamic thing = twist.New("Thing");
        thing.Name = "n";
        await twist.Client.Things.UpdateThingAsync("1", thing);

        twist.Server.Target.Should().Be("/things/1");
        twist.Server.Body.Should().Be("{\"name\":\"n\"}");
    }

    [TestCase("image/png")]
    [TestCase("application/octet-stream")]
    [TestCase("audio/mpeg")]
    public async Task A_binary_reply_is_a_stream_of_bytes(string mediaType)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths($"/x:\n  get:\n    operationId: getContent\n    tags: [X]\n    responses: {{'200': {{description: ok, content: {{{mediaType}: {{schema: {{type: string, format: binary}}}}}}}}}}"));
        twist.Server.Answer(mediaType, [1, 2, 3]);

        using BinaryResponse reply = await twist.Client.X.GetContentAsync();

        (await reply.ReadAsBytesAsync()).Should().Equal(1, 2, 3);
        reply.MediaType.Should().Be(mediaType);
    }

    [Test]
    public async Task A_text_reply_is_a_string()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths("/x:\n  get:\n    operationId: getText\n    tags: [X]\n    responses: {'200': {description: ok, content: {text/plain: {schema: {type: string}}}}}"));
        twist.Server.Answer("text/plain; charset=utf-8", Encoding.UTF8.GetBytes("grüße"));

        string reply = await twist.Client.X.GetTextAsync();

        reply.Should().Be("grüße");
    }

    [Test]
    public async Task A_binary_body_is_sent_as_it_is()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths("/x:\n  put:\n    operationId: putX\n    tags: [X]\n    requestBody: {required: true, content: {application/octet-stream: {schema: {type: string, format: binary}}}}\n    responses: {'204': {description: ok}}"));

        await twist.Client.X.PutXAsync(FilePart.FromBytes("raw"u8.ToArray(), "a.bin"));

        twist.Server.Body.Should().Be("raw");
    }

    [Test]
    public async Task An_array_as_a_body_is_sent_as_JSON()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths("/x:\n  post:\n    operationId: postX\n    tags: [X]\n    requestBody: {required: true, content: {application/json: {schema: {type: array, items: {type: string}}}}}\n    responses: {'204': {description: ok}}"));

        await twist.Client.X.PostXAsync(new[] { "a" });

        twist.Server.Body.Should().Be("[\"a\"]");
    }

    [Test]
    public async Task Two_tags_become_two_clients_and_both_documents_one()
    {
        const string shared = "schemas: {Shared: {type: object, properties: {id: {type: string}}}}";
        using var twist = await Twist.OfAsync(
            TwistDocuments.Paths("/a:\n  get:\n    operationId: getA\n    tags: [Alpha Things]\n    responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Shared'}}}}}", shared),
            TwistDocuments.Paths("/b:\n  get:\n    operationId: getB\n    tags: [图像]\n    responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Shared'}}}}}", shared));
        twist.Server.Answer("{\"id\":\"s\"}");

        var a = await twist.Client.AlphaThings.GetAAsync();
        var b = await twist.Client.B.GetBAsync();

        ((object)a).GetType().Should().Be(((object)b).GetType());
        twist.Types.Select(t => t.Name).Should().Contain(["AlphaThingsClient", "BClient"]);
    }

    [TestCase("{type: http, scheme: bearer}", "Authorization", "Bearer key")]
    [TestCase("{type: apiKey, in: header, name: X-Key}", "X-Key", "key")]
    [TestCase("{type: http, scheme: basic}", "Authorization", "Basic a2V5Og==")]
    [TestCase("{type: apiKey, in: cookie, name: session}", "Cookie", "session=key")]
    [TestCase("{type: oauth2, flows: {}}", "Authorization", "Bearer key")]
    [TestCase("{type: openIdConnect, openIdConnectUrl: 'https://x.example'}", "Authorization", "Bearer key")]
    public async Task The_key_goes_where_the_security_scheme_says(string scheme, string header, string value)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            "/x:\n  get:\n    operationId: getX\n    tags: [X]\n    security: [{Key: []}]\n    responses: {'204': {description: ok}}\n/open:\n  get:\n    operationId: getOpen\n    tags: [X]\n    security: []\n    responses: {'204': {description: ok}}",
            $"securitySchemes: {{Key: {scheme}}}"));

        await twist.Client.X.GetXAsync();
        var sent = twist.Server.Headers[header];
        await twist.Client.X.GetOpenAsync();

        sent.Should().Be(value);
        twist.Server.Headers.Should().NotContainKey(header);
    }

    [Test]
    public async Task An_event_stream_gives_typed_events_and_turns_its_switch_on()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /x:
              post:
                operationId: runX
                tags: [X]
                requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {q: {type: string}, stream: {type: boolean}}}}}}
                responses:
                  '200':
                    description: ok
                    content:
                      application/json: {schema: {type: object, properties: {done: {type: boolean}}}}
                      text/event-stream:
                        x-stream-switch: stream
                        x-completed-event: x.done
                        schema:
                          oneOf:
                            - {type: object, properties: {type: {const: x.part}, data: {type: string, contentEncoding: base64}}}
                            - {type: object, properties: {type: {const: x.done}}}
            """));
        twist.Server.Answer("text/event-stream", "event: x.part\ndata: {\"type\":\"x.part\",\"data\":\"AQID\"}\n\nevent: x.new\ndata: {\"type\":\"x.new\"}\n\ndata: {\"type\":\"x.done\"}\n\n"u8.ToArray());

        dynamic request = twist.New("RunXRequest");
        request.Q = "?";
        var events = new System.Collections.Generic.List<object>();
        await foreach (var item in (System.Collections.Generic.IAsyncEnumerable<object>)twist.Client.X.RunXStreamingAsync(request))
            events.Add(item);

        twist.Server.Body.Should().Contain("\"stream\":true");
        events.Select(e => e.GetType().Name).Should().Equal("RunXStreamEventXPart", "RunXStreamEventXDone");
        ((Base64Data)((dynamic)events[0]).Data).Bytes.ToArray().Should().Equal(1, 2, 3);
    }

    [Test]
    public async Task A_key_of_the_query_is_sent_there()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            "/x:\n  get:\n    operationId: getX\n    tags: [X]\n    security: [{Key: []}]\n    parameters: [{name: q, in: query, schema: {type: string}}]\n    responses: {'204': {description: ok}}",
            "securitySchemes: {Key: {type: apiKey, in: query, name: api-key}}"));
        twist.Server.Status = 204;
        dynamic options = twist.New("GetXOptions");
        options.Q = "1";

        await twist.Client.X.GetXAsync(options);

        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new System.Uri(twist.Server.Address, twist.Server.Target).Query)
            .Select(p => (p.Key, p.Value.ToString())).Should().BeEquivalentTo([("q", "1"), ("api-key", "key")]);
        twist.Server.Headers.Should().NotContainKey("Authorization");
    }

    [TestCase("{type: mutualTLS}")]
    [TestCase("{type: http, scheme: digest}")]
    public async Task Where_the_client_speaks_no_scheme_the_callers_handler_adds_the_credentials(string scheme)
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            "/x:\n  get:\n    operationId: getX\n    tags: [X]\n    security: [{Key: []}]\n    responses: {'204': {description: ok}}",
            $"securitySchemes: {{Key: {scheme}}}"));
        twist.Server.Status = 204;
        using var http = new System.Net.Http.HttpClient(new Signing());
        dynamic client = System.Activator.CreateInstance(twist.Type("TokenOpsClient"), new TokenOpsClientOptions { ApiKey = "key", BaseAddress = twist.Server.Address, MaxRetries = 0 }, http)!;

        await client.X.GetXAsync();
        client.Dispose();

        twist.Server.Headers["Authorization"].Should().Be("Signature own");
    }

    [Test]
    public async Task Webhooks_and_tags_described_twice_leave_the_operations_as_they_are()
    {
        using var twist = await Twist.OfAsync(
            "tags: [{name: X, description: one}, {name: X, description: two}, {name: x}]\nwebhooks: {done: {post: {requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}, responses: {'200': {description: ok}}}}}\n"
            + TwistDocuments.Paths("/x:\n  get:\n    operationId: getX\n    tags: [X]\n    responses: {'204': {description: ok}}\n/y:\n  get:\n    operationId: getY\n    tags: [x]\n    responses: {'204': {description: ok}}"));
        twist.Server.Status = 204;

        await twist.Client.X.GetXAsync();
        await twist.Client.X.GetYAsync();

        twist.Server.Targets.Should().Equal("/x", "/y");
        twist.Types.Where(t => t.Name.EndsWith("Client", System.StringComparison.Ordinal)).Select(t => t.Name).Should().BeEquivalentTo("XClient", "TokenOpsClient");
    }

    [Test]
    public async Task Schemas_of_files_beside_the_document_are_sent_and_read()
    {
        using var twist = await Twist.OfAsync(
            TwistDocuments.Echo("Thing: {type: object, properties: {part: {$ref: 'b.yaml#/Part'}, level: {$ref: './b.yaml#/$defs/Level'}}}"),
            "Part: {type: object, properties: {name: {type: string}, below: {type: array, items: {$ref: '#/Part'}}}}\n$defs: {Level: {type: string, enum: [high, low]}}\n");
        const string json = "{\"part\":{\"name\":\"a\",\"below\":[{\"name\":\"b\"}]},\"level\":\"low\"}";
        twist.Server.Answer(json);

        var response = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", json));

        twist.Server.Body.Should().Be(json);
        ((string)response.Part.Below[0].Name).Should().Be("b");
        ((string)response.Level.Value).Should().Be("low");
    }

    [Test]
    public async Task A_document_that_refers_to_itself_by_its_own_name_means_its_own_schemas()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(
            """
            /things:
              post:
                operationId: createThing
                tags: [Things]
                parameters: [{$ref: 'a.yaml#/components/parameters/Trace'}]
                requestBody: {required: true, content: {application/json: {schema: {$ref: 'a.yaml#/components/schemas/Thing'}}}}
                responses: {'200': {$ref: './a.yaml#/components/responses/Made'}}
            """,
            """
            parameters: {Trace: {name: X-Trace, in: header, schema: {type: string}}}
            responses: {Made: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
            schemas:
              Thing: {type: object, properties: {name: {type: string}, next: {$ref: './a.yaml#/components/schemas/Thing'}, size: {$ref: 'a.yaml#/components/schemas/Size/properties/unit'}}}
              Size: {type: object, properties: {unit: {type: object, properties: {n: {type: integer}}}}}
            """));
        const string json = "{\"name\":\"a\",\"next\":{\"name\":\"b\"},\"size\":{\"n\":1}}";
        twist.Server.Answer(json);

        var response = await twist.Client.Things.CreateThingAsync(twist.Read("Thing", json));

        twist.Server.Body.Should().Be(json);
        ((object)response.Next).GetType().Should().Be(((object)response).GetType());
        twist.Types.Where(t => t.Name.StartsWith("Thing", System.StringComparison.Ordinal) && t.IsClass).Select(t => t.Name).Should().BeEquivalentTo("Thing", "ThingsClient");
        twist.Type("SizeUnit").Should().Be(((object)response.Size).GetType());
    }

    private sealed class Signing : System.Net.Http.DelegatingHandler
    {
        public Signing()
            : base(new System.Net.Http.SocketsHttpHandler())
        {
        }

        protected override Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, System.Threading.CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new("Signature", "own");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
