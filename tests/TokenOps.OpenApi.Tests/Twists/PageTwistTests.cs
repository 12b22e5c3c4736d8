using System;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Pages side by side, each with its own copy of what they share, sent and read as one client.</summary>
public sealed class PageTwistTests
{
    private const string Info = "openapi: 3.1.0\ninfo: {title: Shop, version: 1.0.0}\nservers: [{url: https://shop.example}]\n";

    [TestCase("version: 1.0.0", "version: 1.4.2")]
    [TestCase("title: Shop", "title: The shop of the same vendor")]
    [TestCase("the code as a number", "the code")]
    [TestCase("The key of the account.", "Put the key in the header.")]
    public async Task Pages_whose_texts_differ_share_one_error_and_one_key(string text, string drifted)
    {
        var second = Page("orders", "Order").Replace(text, drifted, StringComparison.Ordinal);
        second.Should().Contain(drifted);
        using var twist = await Twist.OfAsync(Page("parcels", "Parcel"), second);
        twist.Server.Answer("{\"id\":\"p1\",\"problem\":{\"code\":3}}");
        dynamic parcel = twist.New("Parcel");
        dynamic order = twist.New("Order");
        parcel.Name = "p";
        order.Name = "o";

        var first = await twist.Client.Parcels.CreateParcelsAsync(parcel);
        var firstBody = twist.Server.Body;
        var other = await twist.Client.Orders.CreateOrdersAsync(order);

        firstBody.Should().Be("{\"name\":\"p\"}");
        twist.Server.Body.Should().Be("{\"name\":\"o\"}");
        twist.Server.Headers["Authorization"].Should().Be("Bearer key");
        ((object)first.Problem).GetType().Should().Be(((object)other.Problem).GetType());
        ((long)other.Problem.Code).Should().Be(3);
    }

    [Test]
    public async Task Operations_of_a_page_with_another_server_go_there()
    {
        var own = Page("orders", "Order").Replace("https://shop.example", TwistServer.Shared.Address.ToString(), StringComparison.Ordinal);
        using var twist = await Twist.OfAsync(Page("parcels", "Parcel"), own);
        using var http = new HttpClient();
        dynamic client = Activator.CreateInstance(twist.Type("TokenOpsClient"), new TokenOpsClientOptions { ApiKey = "key", MaxRetries = 0, AllowInsecureHttp = true }, http)!;
        twist.Server.Answer("{\"id\":\"o1\"}");
        dynamic order = twist.New("Order");
        order.Name = "o";

        var response = await client.Orders.CreateOrdersAsync(order);
        client.Dispose();

        ((string)response.Id).Should().Be("o1");
        twist.Server.Target.Should().Be("/orders");
        twist.Type("ApiDescription").GetProperty("DefaultServer")!.GetValue(null).Should().Be("https://shop.example");
    }

    [Test]
    public async Task A_schema_named_like_the_clients_type_of_files_stands_beside_a_page_that_sends_files()
    {
        using var twist = await Twist.OfAsync(
            TwistDocuments.Paths(
                "/agents:\n  post:\n    operationId: createAgent\n    tags: [Agents]\n    requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/FilePart'}}}}\n    responses: {'204': {description: done}}",
                "schemas: {FilePart: {type: object, required: [kind], properties: {kind: {type: string, const: file}, file: {type: string}}}}"),
            TwistDocuments.Paths(
                "/photos:\n  post:\n    operationId: createPhoto\n    tags: [Photos]\n    requestBody: {required: true, content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Photo'}}}}\n    responses: {'204': {description: done}}",
                "schemas: {Photo: {type: object, required: [file], properties: {file: {anyOf: [{type: string, format: binary}, {type: array, items: {type: string, format: binary}}]}}}}"));
        twist.Server.Status = 204;
        dynamic part = twist.New("FilePartModel");
        part.File = "file-1";
        dynamic photo = twist.New("Photo");
        photo.File.Add(FilePart.FromBytes("GIF89a"u8.ToArray(), "a.gif"));

        await twist.Client.Agents.CreateAgentAsync(part);
        await twist.Client.Photos.CreatePhotoAsync(photo);

        twist.Server.Body.Should().Be("{\"kind\":\"file\",\"file\":\"file-1\"}");
        twist.Server.Parts.Should().Equal(("file", "a.gif image/gif 6"));
    }

    // As tools for writing API pages export them: no identifier, everything inline, the key as a parameter, and tags that are paths of folders.
    private const string Exported =
        """
        openapi: 3.0.1
        info: {title: '', description: '', version: 1.0.0}
        paths:
          /v1/talks/turns:
            post:
              summary: 发言
              deprecated: false
              tags: [对话(Talk)/标准格式]
              parameters:
                - {name: Content-Type, in: header, description: '', required: true, example: application/json, schema: {type: string}}
                - {name: Authorization, in: header, required: false, example: 'Bearer {{KEY}}', schema: {type: string, default: 'Bearer {{KEY}}'}}
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        engine: {type: string}
                        turns:
                          type: array
                          items:
                            type: object
                            properties:
                              speaker: {type: string}
                              words:
                                oneOf:
                                  - type: string
                                  - type: array
                                    items:
                                      type: object
                                      properties: {kind: {type: string}, text: {type: string}, picture: {type: object, properties: {link: {type: string}}, required: [link], x-order: [link]}}
                                      x-order: [kind, text, picture]
                            x-order: [speaker, words]
                        live: {type: boolean, nullable: true}
                        weights: {type: object}
                      required: [engine, turns]
                    example: {engine: e, turns: [{speaker: me, words: Hello}]}
              responses:
                '200':
                  description: ''
                  content:
                    application/json:
                      schema: {type: object, properties: {id: {type: string}, outcomes: {type: array, items: {type: object, properties: {index: {type: integer}, turn: {type: object, properties: {words: {type: string}}}}}}}}
                      example: {id: t-1, outcomes: [{index: 0, turn: {words: hi}}]}
                  headers: {}
                  x-name: 成功
              security: []
              x-folder: 对话(Talk)/标准格式
        components: {schemas: {}, securitySchemes: {}}
        servers: [{url: https://talk.example, description: 正式}]
        security: []
        """;

    [Test]
    public async Task An_exported_page_without_components_identifiers_or_schemes_is_sent_with_the_key_and_read()
    {
        using var twist = await Twist.OfAsync(Exported);
        const string request = "{\"engine\":\"e\",\"turns\":[{\"speaker\":\"me\",\"words\":\"Hi\"},{\"speaker\":\"me\",\"words\":[{\"kind\":\"text\",\"text\":\"Hi\"},{\"kind\":\"picture\",\"picture\":{\"link\":\"u\"}}]}],\"weights\":{\"5\":-1.5}}";
        twist.Server.Answer("{\"id\":\"t-1\",\"outcomes\":[{\"index\":0,\"turn\":{\"words\":\"hi\"}}]}");

        var response = await twist.Client.Talk.PostTalksTurnsAsync(twist.Read("PostTalksTurnsRequest", request));

        JToken.DeepEquals(Twist.Parse(twist.Server.Body), Twist.Parse(request)).Should().BeTrue(twist.Server.Body);
        twist.Server.Target.Should().Be("/v1/talks/turns");
        twist.Server.Headers["Authorization"].Should().Be("Bearer key");
        twist.Server.Headers["Content-Type"].Should().StartWith("application/json");
        ((string)response.Outcomes[0].Turn.Words).Should().Be("hi");
    }

    private static string Page(string path, string schema) =>
        Info +
        """
        security: []
        paths:
          /PATH:
            post:
              operationId: create_PATH
              tags: [PATH]
              security: [{Account: []}]
              requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/SCHEMA'}}}}
              responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/SCHEMA'}}}}}
        components:
          securitySchemes:
            Account: {type: http, scheme: bearer, description: The key of the account.}
          schemas:
            SCHEMA: {type: object, properties: {id: {type: string}, name: {type: string}, problem: {$ref: '#/components/schemas/Problem', description: what went wrong}}}
            Problem: {type: object, properties: {code: {type: integer, description: the code as a number}, details: {type: array, items: {type: object, additionalProperties: true}}}}
        """.Replace("PATH", path, StringComparison.Ordinal).Replace("SCHEMA", schema, StringComparison.Ordinal);
}
