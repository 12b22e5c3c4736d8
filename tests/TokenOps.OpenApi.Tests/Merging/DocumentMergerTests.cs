using System.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests.Merging;

public sealed class DocumentMergerTests
{
    private const string Operation = "    get:\n      operationId: OP\n      tags: [T]\n      responses:\n        '204': {description: ok}\n";

    [Test]
    public void Equal_components_of_two_documents_become_one_whatever_their_order()
    {
        var compilation = Specs.CompileAll(
            Specs.WithSchemas("Shared:\n  type: object\n  properties: {a: {type: string}, b: {type: integer}}"),
            Specs.WithSchemas("Shared:\n  properties: {b: {type: integer}, a: {type: string}}\n  type: object"));

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Merged.SelectTokens("$.components.schemas.*").Should().ContainSingle();
    }

    [Test]
    public void Texts_examples_and_extensions_never_conflict()
    {
        var compilation = Specs.CompileAll(
            "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\ntags: [{name: T, description: short}]\nservers: [{url: https://x.example, description: one}]\npaths: {}\ncomponents:\n  schemas:\n    Shared: {type: object, description: short, x-order: [a], properties: {a: {type: string, example: one}}}\n",
            "openapi: 3.1.0\ninfo: {title: B, version: 2.0.0}\ntags: [{name: T, description: much longer}]\nservers: [{url: https://x.example, description: two}]\npaths: {}\ncomponents:\n  schemas:\n    Shared: {type: object, description: much longer, x-order: [b], properties: {a: {type: string, example: two}}}\n");

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Merged.SelectToken("info.title")!.ToString().Should().Be("A");
        compilation.Merged.SelectToken("tags[0].description")!.ToString().Should().Be("much longer");
        compilation.Merged.SelectToken("servers[0].description")!.ToString().Should().Be("one");
        compilation.Merged.SelectToken("components.schemas.Shared.description")!.ToString().Should().Be("much longer");
        compilation.Merged.SelectToken("components.schemas.Shared.x-order[0]")!.ToString().Should().Be("a");
        compilation.Merged.SelectToken("components.schemas.Shared.properties.a.example")!.ToString().Should().Be("one");
    }

    [Test]
    public void Copies_that_differ_become_one_type_that_holds_either_and_a_note_names_both_places()
    {
        var compilation = Specs.CompileAll(
            Specs.WithSchemas("Shared:\n  type: object\n  required: [a, b]\n  properties:\n    a: {type: string, maxLength: 10, enum: [x]}\n    b: {type: integer, minimum: 1}\n    c: {type: string}"),
            Specs.WithSchemas("Shared:\n  type: object\n  required: [a]\n  properties:\n    a: {type: string, maxLength: 20, enum: [y, x]}\n    b: {type: [number, 'null']}\n    c: {type: integer}\n    d: {type: boolean}"));

        compilation.Errors.Should().BeEmpty();
        var shared = compilation.Merged.SelectToken("components.schemas.Shared")!;
        shared["required"]!.ToObject<string[]>().Should().Equal("a");
        shared.SelectToken("properties.a.enum")!.ToObject<string[]>().Should().Equal("x", "y");
        shared.SelectToken("properties.a.maxLength")!.ToString().Should().Be("20");
        shared.SelectToken("properties.b.type")!.ToObject<string[]>().Should().Equal("number", "null");
        shared.SelectToken("properties.b.minimum").Should().BeNull();
        shared.SelectTokens("properties.c.anyOf[*].type").Select(t => t.ToString()).Should().Equal("string", "integer");
        shared.SelectToken("properties.d.type")!.ToString().Should().Be("boolean");
        compilation.Notes.Should().ContainSingle().Which.ToString().Should()
            .StartWith("b.yaml(8,5): message TOPS110: ").And.Contain("components.schemas.Shared").And.Contain("a.yaml(8,5)").And.Contain("'d'");
    }

    [Test]
    public void Copies_of_different_kinds_become_two_types_and_the_later_is_named_after_its_page()
    {
        var compilation = SpecCompiler.Compile(
            [
                new("chat.yaml", Specs.WithSchemas("Status: {type: string}\nError: {type: object, properties: {status: {$ref: '#/components/schemas/Status'}}}")),
                new("files-upload.yaml", Specs.WithSchemas("Status: {type: object, properties: {code: {type: integer}}}\nOther: {type: object, properties: {status: {$ref: '#/components/schemas/Status'}}}")),
            ],
            []);

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Status.type")!.ToString().Should().Be("string");
        compilation.Merged.SelectToken("components.schemas.FilesUploadStatus.type")!.ToString().Should().Be("object");
        compilation.Merged.SelectToken("components.schemas.Other.properties.status.$ref")!.ToString().Should().EndWith("/FilesUploadStatus");
        compilation.Merged.SelectToken("components.schemas.Error.properties.status.$ref")!.ToString().Should().EndWith("/Status");
        compilation.Notes.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.Separated);
    }

    [Test]
    public void What_refers_to_a_contradiction_is_kept_apart_with_it()
    {
        var compilation = Specs.CompileAll(
            Specs.WithSchemas("Status: {type: string}\nError: {type: object, properties: {status: {$ref: '#/components/schemas/Status'}}}"),
            Specs.WithSchemas("Status: {type: array, items: {type: string}}\nError: {type: object, properties: {status: {$ref: '#/components/schemas/Status'}}}"));

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Error.properties.status.$ref")!.ToString().Should().EndWith("/Status");
        compilation.Merged.SelectToken("components.schemas.BError.properties.status.$ref")!.ToString().Should().EndWith("/BStatus");
    }

    [Test]
    public void A_keyword_that_only_the_first_copy_has_is_kept_where_it_says_how_values_are_written()
    {
        var compilation = Specs.CompileAll(
            Specs.WithSchemas("Image: {type: object, properties: {b64: {type: string, contentEncoding: base64}, at: {type: string, format: date-time}}}"),
            Specs.WithSchemas("Image: {type: object, properties: {b64: {type: string}, at: {type: string}}}"));

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Image.properties.b64.contentEncoding")!.ToString().Should().Be("base64");
        compilation.Merged.SelectToken("components.schemas.Image.properties.at.format")!.ToString().Should().Be("date-time");
    }

    [Test]
    public void Copies_that_contain_themselves_are_widened_without_end_being_reached()
    {
        var compilation = Specs.CompileAll(
            Specs.WithSchemas("Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}, list: {type: array, items: {$ref: '#/components/schemas/Node'}}}}"),
            Specs.WithSchemas("Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}, list: {type: array, items: {type: object, properties: {value: {type: string}}}}, name: {type: string}}}"));

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Node.properties")!.Children<Newtonsoft.Json.Linq.JProperty>().Select(p => p.Name).Should().Equal("next", "list", "value", "name");
    }

    [Test]
    public void Parts_of_copies_are_compared_by_what_they_hold()
    {
        var compilation = Specs.CompileAll(
            Specs.WithSchemas("Base: {type: object, properties: {id: {type: string}}}\nShared: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [a], properties: {a: {type: string}}}]}"),
            Specs.WithSchemas("Base: {type: object, properties: {id: {type: string}}}\nShared: {type: object, properties: {id: {type: string}, a: {type: string}, b: {type: string}}}"));

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Shared.properties")!.Children().Should().ContainSingle();
        compilation.Merged.SelectToken("components.schemas.Shared.allOf[1].required")!.Should().BeEmpty();
    }

    [Test]
    public void A_document_merged_with_itself_is_itself()
    {
        var document = Specs.Header + "servers: [{url: https://x.example}]\nsecurity: [{Key: []}]\ntags: [{name: T}]\npaths:\n  /x/{id}:\n    parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n" + Operation
            + "components:\n  securitySchemes:\n    Key: {type: http, scheme: bearer}\n  schemas:\n    A: {type: object, properties: {a: {anyOf: [{type: string}, {type: 'null'}]}, b: {$ref: '#/components/schemas/A'}}}\n";

        var once = Specs.CompileAll(document);
        var twice = Specs.CompileAll(document, document);

        twice.Diagnostics.Should().BeEmpty();
        twice.Merged.ToString().Should().Be(once.Merged.ToString());
    }

    [Test]
    public void An_overlay_settles_a_conflict()
    {
        var compilation = SpecCompiler.Compile(
            [new("a.yaml", Specs.WithSchemas("Shared:\n  type: string")), new("b.yaml", Specs.WithSchemas("Shared:\n  type: integer"))],
            [new("o.yaml", Specs.Overlay("- target: $.components.schemas.Shared\n  remove: true", extends: "b.yaml"))]);

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Shared.type")!.ToString().Should().Be("string");
    }

    [Test]
    public void Methods_of_one_path_come_together_from_two_documents()
    {
        var compilation = Specs.CompileAll(
            Specs.Header + "paths:\n  /x:\n" + Operation.Replace("OP", "getX", System.StringComparison.Ordinal),
            Specs.Header + "paths:\n  /x:\n" + Operation.Replace("OP", "deleteX", System.StringComparison.Ordinal).Replace("get:", "delete:", System.StringComparison.Ordinal));

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Merged.SelectTokens("$.paths['/x'].*").Should().HaveCount(2);
    }

    [Test]
    public void An_operation_that_two_documents_have_takes_what_it_lacks()
    {
        var compilation = Specs.CompileAll(
            Specs.Header + "paths:\n  /x:\n    get:\n      operationId: getX\n      parameters: [{name: a, in: query, required: true, schema: {type: string}}]\n      responses: {'204': {description: ok}}\n",
            Specs.Header + "paths:\n  /x:\n    get:\n      operationId: readX\n      parameters: [{name: a, in: query, schema: {type: string}}, {name: b, in: query, required: true, schema: {type: string}}]\n      responses: {'204': {description: ok}, '404': {description: gone}}\n");

        compilation.Errors.Should().BeEmpty();
        var operation = compilation.Merged.SelectToken("paths['/x'].get")!;
        operation["operationId"]!.ToString().Should().Be("getX");
        operation.SelectTokens("parameters[*].required").Should().BeEmpty();
        operation.SelectTokens("parameters[*].name").Select(n => n.ToString()).Should().Equal("a", "b");
        operation.SelectToken("responses.404").Should().NotBeNull();
        compilation.Notes.Should().ContainSingle().Which.Message.Should().Contain("GET /x");
    }

    [Test]
    public void Paths_that_differ_in_the_name_of_a_placeholder_are_one()
    {
        var compilation = Specs.CompileAll(
            Specs.Header + "paths:\n  /x/{id}:\n    get:\n      operationId: getX\n      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      responses: {'204': {description: ok}}\n",
            Specs.Header + "paths:\n  /x/{x_id}:\n    get:\n      operationId: getX\n      parameters: [{name: x_id, in: path, required: true, schema: {type: string}}]\n      responses: {'204': {description: ok}}\n");

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectTokens("paths.*.get").Should().ContainSingle();
        compilation.Notes.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.FirstKept);
    }

    [Test]
    public void Webhooks_and_callbacks_are_left_out_with_a_note()
    {
        var compilation = Specs.Compile(Specs.Header + "webhooks:\n  done:\n    post: {responses: {'200': {description: ok}}}\npaths:\n  /x:\n    post:\n      operationId: createX\n      tags: [T]\n      responses: {'204': {description: ok}}\n      callbacks:\n        done:\n          '{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}\n");

        compilation.Errors.Should().BeEmpty();
        compilation.Notes.Should().HaveCount(2).And.OnlyContain(n => n.Code == DiagnosticCodes.Ignored);
    }

    [Test]
    public void The_security_of_a_document_stays_with_its_own_operations()
    {
        const string scheme = "components:\n  securitySchemes:\n    Key: {type: http, scheme: bearer}\n";
        var compilation = Specs.CompileAll(
            Specs.Header + "security: [{Key: []}]\npaths:\n  /x:\n" + Operation.Replace("OP", "getX", System.StringComparison.Ordinal) + scheme,
            Specs.Header + "security: []\npaths:\n  /y:\n" + Operation.Replace("OP", "getY", System.StringComparison.Ordinal) + scheme);

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Lowered.SelectToken("paths['/x'].get.x-security")!.ToString().Should().Be("Bearer");
        compilation.Lowered.SelectToken("paths['/y'].get.x-security")!.ToString().Should().Be("None");
    }

    [Test]
    public void Servers_stay_with_the_operations_of_their_document()
    {
        var compilation = Specs.CompileAll(
            Specs.Header + "servers: [{url: https://a.example}]\npaths:\n  /x:\n" + Operation.Replace("OP", "getX", System.StringComparison.Ordinal),
            Specs.Header + "servers: [{url: https://b.example}]\npaths:\n  /y:\n" + Operation.Replace("OP", "getY", System.StringComparison.Ordinal));

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Merged.SelectToken("servers[0].url")!.ToString().Should().Be("https://a.example");
        compilation.Merged.SelectToken("paths['/x'].get.servers").Should().BeNull();
        compilation.Merged.SelectToken("paths['/y'].get.servers[0].url")!.ToString().Should().Be("https://b.example");
    }
}
