using System.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests.Bundling;

public sealed class ReferenceTests
{
    [TestCase("'#/components/schemas/Pet/properties/kind'", "PetKind")]
    [TestCase("'#/components/schemas/Pet%2Fproperties%2Fkind'", null)]
    [TestCase("'#/components/schemas/Pet/$defs/Kind'", "Kind")]
    [TestCase("'#kind'", "Kind")]
    [TestCase("'#/x-shared/Kind'", "XSharedKind")]
    public void What_stands_elsewhere_becomes_a_component(string reference, string? name)
    {
        var compilation = Specs.Compile(Specs.WithSchemas("""
            Pet: {type: object, $defs: {Kind: {type: string}}, properties: {kind: {$anchor: kind, type: object, properties: {a: {type: string}}}}}
            Kind2: {type: string}
            User: {type: object, properties: {kind: {$ref: REFERENCE}}}
            """.Replace("REFERENCE", reference, System.StringComparison.Ordinal)) + "x-shared: {Kind: {type: string}}\n");

        if (name is null)
        {
            compilation.Single().Code.Should().Be(DiagnosticCodes.UnknownReference);
            return;
        }

        compilation.Errors.Should().BeEmpty();
        var target = compilation.Merged.SelectToken("components.schemas.User.properties.kind.$ref")!.ToString();
        target.Should().Be("#/components/schemas/" + name);
        compilation.Merged.SelectToken($"components.schemas.{target.Split('/')[^1]}").Should().NotBeNull();
    }

    [Test]
    public void Two_references_to_one_place_mean_one_component()
    {
        var compilation = Specs.Compile(Specs.WithSchemas("""
            Pet: {type: object, properties: {kind: {type: object, properties: {a: {type: string}}}}}
            User: {type: object, properties: {one: {$ref: '#/components/schemas/Pet/properties/kind'}, two: {$ref: '#/components/schemas/Pet/properties/kind'}}}
            """));

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectTokens("components.schemas.User.properties.*.$ref").Select(r => r.ToString()).Distinct().Should().ContainSingle();
        compilation.Merged.SelectToken("components.schemas.Pet.properties.kind.$ref")!.ToString().Should().EndWith("/PetKind");
    }

    [TestCase("'#/components/schemas/Nothing'", "leads nowhere")]
    [TestCase("'missing.yaml#/components/schemas/A'", "there is no file 'missing.yaml'")]
    [TestCase("'../../etc/passwd'", "out of the folder")]
    [TestCase("'#nothing'", "leads nowhere")]
    [TestCase("'#/info/title'", "not a schema")]
    public void A_reference_that_means_nothing_is_an_error_at_its_place(string reference, string message)
    {
        var diagnostic = Specs.Compile(Specs.WithSchemas("A:\n  type: object\n  properties:\n    a:\n      $ref: " + reference)).Single();

        diagnostic.Code.Should().Be(DiagnosticCodes.UnknownReference);
        diagnostic.Message.Should().Contain(message);
        diagnostic.Location.Line.Should().Be(12);
    }

    [TestCase("\\0-other.yaml")]
    [TestCase("a\\nb.yaml#/A")]
    public void A_reference_that_can_be_no_file_is_an_error_at_its_place(string reference)
    {
        var diagnostic = Specs.Compile(Specs.WithSchemas($"A: {{type: object, properties: {{a: {{$ref: \"{reference}\"}}}}}}")).Single();

        diagnostic.Code.Should().Be(DiagnosticCodes.UnknownReference);
        diagnostic.Message.Should().Contain("no name of a file").And.NotContain("\0").And.NotContain("\n");
    }

    [TestCase("", 2)]
    [TestCase("$id: 'https://example.com/pet', ", 0)]
    public void A_reference_may_be_meant_from_the_schema_around_it(string id, int notes)
    {
        var compilation = Specs.Compile(Specs.WithSchemas($$"""
            Pet: { {{id}}type: object, properties: {kind: {$ref: "#/$defs/Kind"} }, $defs: {Kind: {type: object, properties: {size: {$ref: "#/$defs/Size"} } }, Size: {type: string} } }
            """));

        compilation.Errors.Should().BeEmpty();
        compilation.Notes.Count(n => n.Code == DiagnosticCodes.ReadLeniently).Should().Be(notes);
        compilation.Merged.SelectToken("components.schemas.Pet.properties.kind.$ref")!.ToString().Should().Be("#/components/schemas/Kind");
        compilation.Merged.SelectToken("components.schemas.Kind.properties.size.$ref")!.ToString().Should().Be("#/components/schemas/Size");
    }

    [Test]
    public void A_reference_may_lead_through_what_another_reference_made_a_component()
    {
        var compilation = Specs.Compile(Specs.WithSchemas("""
            Pet: {type: object, properties: {kind: {type: object, properties: {size: {type: object, properties: {a: {type: string}}}}}}}
            User: {type: object, properties: {a: {$ref: '#/components/schemas/Pet/properties/kind/properties/size'}, b: {$ref: '#/components/schemas/Pet/properties/kind'}, c: {$ref: '#/components/schemas/Pet/properties/kind/properties/size'}}}
            """));

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.User.properties.a.$ref")!.ToString().Should().Be(compilation.Merged.SelectToken("components.schemas.User.properties.c.$ref")!.ToString());
    }

    [Test]
    public void A_reference_to_another_server_takes_any_value_and_is_noted()
    {
        var compilation = Specs.Compile(Specs.WithSchemas("A: {type: object, properties: {a: {$ref: 'https://other.example/schema.json'}}}"));

        compilation.Errors.Should().BeEmpty();
        compilation.Notes.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.UnreadReference);
    }

    [Test]
    public void Components_that_are_nothing_but_references_to_each_other_are_errors()
    {
        var errors = Specs.Compile(Specs.WithSchemas("A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}")).Errors.ToList();

        errors.Should().HaveCount(2).And.OnlyContain(e => e.Message.Contains("leads back to itself", System.StringComparison.Ordinal));
    }

    [Test]
    public void Files_beside_the_document_give_their_schemas()
    {
        var compilation = SpecCompiler.Compile(
            [
                new("a.yaml", Specs.WithSchemas("User: {type: object, properties: {pet: {$ref: './common.yaml#/components/schemas/Pet'}, size: {$ref: size.json}}}\nName: {type: integer}")),
                new("common.yaml", "components:\n  schemas:\n    Pet: {type: object, properties: {name: {$ref: '#/components/schemas/Name'}, parent: {$ref: '#/components/schemas/Pet'}}}\n    Name: {type: string}\n"),
                new("size.json", "{\"type\": \"string\", \"enum\": [\"s\", \"m\"]}"),
            ],
            []);

        compilation.Errors.Should().BeEmpty();
        var schemas = compilation.Merged.SelectToken("components.schemas")!;
        schemas.SelectToken("Pet.properties.parent.$ref")!.ToString().Should().Be("#/components/schemas/Pet");
        schemas.SelectToken("Pet.properties.name.$ref")!.ToString().Should().Be("#/components/schemas/Name2");
        schemas.SelectToken("User.properties.size.$ref")!.ToString().Should().Be("#/components/schemas/size");
        schemas.SelectToken("Name.type")!.ToString().Should().Be("integer");
    }

    [Test]
    public void A_file_that_nothing_refers_to_must_be_a_document()
    {
        var compilation = SpecCompiler.Compile([new("a.yaml", Specs.WithSchemas("A: {type: string}")), new("b.yaml", "A: {type: string}\n")], []);

        compilation.Single().ToString().Should().StartWith("b.yaml(1,1): error TOPS002");
    }

    [Test]
    public void A_file_that_only_a_text_refers_to_is_no_document()
    {
        var compilation = SpecCompiler.Compile([new("a.yaml", Specs.WithSchemas("A: {type: string}") + "tags: [{name: t, description: {$ref: 'b.yaml#/text'}}]\n"), new("b.yaml", "text: hello\n")], []);

        compilation.Errors.Should().BeEmpty();
    }

    [Test]
    public void A_callback_may_be_a_reference()
    {
        var compilation = Specs.Compile(Specs.Header + """
            paths: {/a: {get: {callbacks: {c: {$ref: '#/components/callbacks/C'}}, responses: {'200': {description: ok}}}}}
            components: {callbacks: {C: {'{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}}}}
            """);

        compilation.Errors.Should().BeEmpty();
    }

    [Test]
    public void A_mapping_that_leads_nowhere_is_left_out_with_a_note()
    {
        var compilation = Specs.Compile(Specs.WithSchemas("""
            U: {oneOf: [{$ref: '#/components/schemas/A'}], discriminator: {propertyName: k, mapping: {a: '#/components/schemas/A', b: '#/components/schemas/B'}}}
            A: {type: object, properties: {k: {type: string}}}
            """));

        compilation.Errors.Should().BeEmpty();
        compilation.Diagnostics.Should().ContainSingle(static note => note.Message.Contains("mapping of 'b'"));
    }

    [Test]
    public void A_pointer_from_the_schema_around_it_does_not_lead_to_the_reference_itself()
    {
        var compilation = Specs.Compile(Specs.WithSchemas("Foo: {type: object, properties: {parent: {type: object, properties: {parent: {$ref: '#/properties/parent'}}}}}"));

        compilation.Errors.Should().BeEmpty();
    }

    [TestCase("$recursiveRef: '#'")]
    [TestCase("$dynamicRef: '#node'")]
    public void Schemas_that_refer_to_themselves_by_name_are_understood(string reference)
    {
        var compilation = Specs.Compile(Specs.WithSchemas("Tree: {type: object, $dynamicAnchor: node, properties: {children: {type: array, items: {" + reference + "}}}}"));

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Tree.properties.children.items.$ref")!.ToString().Should().Be("#/components/schemas/Tree");
    }

    [Test]
    public void Parameters_and_responses_are_brought_from_where_they_stand()
    {
        var compilation = SpecCompiler.Compile(
            [
                new("a.yaml", Specs.Header + "paths:\n  /x/{id}:\n    $ref: 'paths.yaml#/x'\n"),
                new("paths.yaml", "x:\n  get:\n    operationId: getX\n    tags: [T]\n    parameters: [{$ref: '#/id'}]\n    responses: {'200': {$ref: '#/ok'}}\nid: {name: id, in: path, required: true, schema: {type: string}}\nok: {description: ok, content: {application/json: {schema: {$ref: '#/thing'}}}}\nthing: {type: object, properties: {a: {type: string}}}\n"),
            ],
            []);

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("paths['/x/{id}'].get.parameters[0].name")!.ToString().Should().Be("id");
        compilation.Merged.SelectToken("components.schemas.Thing.type")!.ToString().Should().Be("object");
    }

    [Test]
    public void What_stands_in_examples_is_no_reference()
    {
        var compilation = Specs.Compile(Specs.WithSchemas("A: {type: object, example: {$ref: nowhere}, properties: {$ref: {type: string}}}"));

        compilation.Errors.Should().BeEmpty();
    }

    [Test]
    public void Maps_that_are_references_are_read_as_if_they_stood_there_and_noted()
    {
        var compilation = SpecCompiler.Compile(
            [
                new("a.yaml", Specs.Header + "paths: {$ref: parts/paths.yaml}\ncomponents:\n  schemas: {$ref: parts/schemas.yaml, Own: {type: string}}\n"),
                new("parts/paths.yaml", "/x:\n  post:\n    operationId: makeX\n    tags: [T]\n    requestBody: {content: {application/json: {schema: {properties: {$ref: 'members.yaml#/shared', c: {type: string}}}}}}\n    responses: {'200': {$ref: 'paths.yaml#/ok'}}\nok: {description: ok, content: {application/json: {schema: {$ref: '../a.yaml#/components/schemas/Thing'}}}}\n"),
                new("parts/schemas.yaml", "Thing: {type: object, properties: {size: {$ref: '#/Size'}, own: {$ref: '../a.yaml#/components/schemas/Own'}}}\nSize: {type: integer}\n"),
                new("parts/members.yaml", "shared: {a: {type: string}, b: {$ref: '#/b'}}\nb: {type: integer}\n"),
            ],
            []);

        compilation.Errors.Should().BeEmpty();
        compilation.Notes.Count(n => n.Code == DiagnosticCodes.ReadLeniently).Should().Be(3);
        compilation.Merged.SelectToken("components.schemas")!.Children<Newtonsoft.Json.Linq.JProperty>().Select(p => p.Name).Should().Contain(["Own", "Thing", "Size"]).And.NotContain("$ref");
        compilation.Merged.SelectToken("components.schemas.Thing.properties.own.$ref")!.ToString().Should().Be("#/components/schemas/Own");
        compilation.Lowered.SelectTokens("$..x-wire-name").Select(n => n.ToString()).Should().Contain(["\"a\"", "\"b\"", "\"c\""]);
    }

    [TestCase("'#/x-members'", "leads back to itself")]
    [TestCase("'missing.yaml'", "leads to no object")]
    [TestCase("'../../etc/passwd'", "leads to no object")]
    [TestCase("'#/info/title'", "leads to no object")]
    public void A_map_that_is_a_reference_to_nothing_or_to_itself_is_an_error_at_its_place(string reference, string message)
    {
        var compilation = Specs.Compile(Specs.WithSchemas("A:\n  type: object\n  properties:\n    $ref: " + reference) + "x-members: {a: {properties: {$ref: '#/x-members'}}}\n");

        compilation.Errors.Should().NotBeEmpty().And.OnlyContain(e => e.Code == DiagnosticCodes.UnknownReference && e.Message.Contains(message, System.StringComparison.Ordinal));
    }
}
