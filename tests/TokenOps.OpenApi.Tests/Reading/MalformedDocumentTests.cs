using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Tests.Reading;

/// <summary>Documents in which something stands where it does not belong: each ends with a document or with lines that say where, never with an exception.</summary>
public sealed class MalformedDocumentTests
{
    private const string Document = Specs.Header + """
        servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu, enum: [eu, us]}}}]
        security: [{key: []}]
        tags: [{name: Pets, description: All about pets}]
        paths:
          /pets/{id}:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            post:
              operationId: changePet
              tags: [Pets]
              parameters: [{$ref: '#/components/parameters/Page'}, {name: Authorization, in: header, schema: {type: string}}]
              requestBody: {required: true, content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Pet'}, encoding: {photo: {contentType: image/png}}}}}
              responses:
                '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Animal'}, examples: {one: {value: {kind: cat}}}}, text/event-stream: {schema: {type: string}}}}
                default: {$ref: '#/components/responses/Error'}
        components:
          securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
          parameters: {Page: {name: page, in: query, schema: {type: integer, minimum: 1, maximum: 10}}}
          responses: {Error: {description: no, headers: {X-Why: {schema: {type: string}}}, content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}}}
          schemas:
            Pet: {type: object, required: [name], properties: {name: {type: string, minLength: 1}, photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}, size: {enum: [s, m]}, extra: {type: object, additionalProperties: {type: number}}}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [kind], properties: {kind: {const: dog}}}]}
            Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: Dog}}}

        """;

    private static readonly Func<JToken>[] Odd =
    [
        JValue.CreateNull, () => 1, () => -1.5, () => true, () => false, () => "", () => "x", () => "\0", () => "#/components", () => "\ud83d\ude00", () => new JArray(), () => new JObject(),
        () => new JArray(JValue.CreateNull()), () => new JArray("x", 1), () => new JObject(new JProperty("x", JValue.CreateNull())), () => new JObject(new JProperty("$ref", 1)),
        () => new JObject(new JProperty("$ref", "#")), () => new JObject(new JProperty("$ref", "#/components")), () => new JObject(new JProperty("$ref", "\0")), () => new JObject(new JProperty("$ref", "#/nowhere")),
    ];

    [Test]
    public void The_document_itself_compiles() => Specs.Compile(Document).Errors.Should().BeEmpty();

    [Test]
    public void Whatever_stands_in_the_place_of_a_node_is_no_exception()
    {
        var root = YamlReader.Read(Document, "a.yaml");
        var failures = new List<string>();
        var places = ((JContainer)root).Descendants().Where(d => d is not JProperty && d.Path != "openapi").Select(d => d.Path).ToList();
        foreach (var place in places)
        {
            foreach (var odd in Odd)
            {
                var copy = root.DeepClone();
                copy.SelectToken(place)!.Replace(odd());
                Try(copy, $"{place} := {odd().ToString(Newtonsoft.Json.Formatting.None)}", failures);
            }
        }

        failures.Should().BeEmpty();
    }

    [Test]
    public void Whatever_stands_in_several_places_is_no_exception([Range(0, 9)] int seed)
    {
        var random = new Random(seed);
        var root = YamlReader.Read(Document, "a.yaml");
        var failures = new List<string>();
        for (var n = 0; n < 100; n++)
        {
            var copy = root.DeepClone();
            var what = string.Empty;
            for (var m = 0; m < 3; m++)
            {
                var places = ((JContainer)copy).Descendants().Where(d => d is not JProperty && d.Path != "openapi").ToList();
                var place = places[random.Next(places.Count)];
                var value = random.Next(2) == 0 ? places[random.Next(places.Count)].DeepClone() : Odd[random.Next(Odd.Length)]();
                what += $"{place.Path} := {value.ToString(Newtonsoft.Json.Formatting.None)}; ";
                place.Replace(value);
            }

            Try(copy, what, failures);
        }

        failures.Should().BeEmpty();
    }

    [TestCase("parameters: [null, {name: a, in: query, schema: {type: string}}]", "expected a parameter, found Null; it is left out")]
    [TestCase("servers: [1]", "expected a server, found Integer; it is left out")]
    public void What_says_nothing_is_left_out_with_a_note_at_its_place(string member, string message)
    {
        var compilation = Specs.Compile(Operation(member));

        compilation.Errors.Should().BeEmpty();
        compilation.Notes.Should().Contain(n => n.Message == message && n.Location.Line == 9);
    }

    [TestCase("parameters: {name: a}", "expected 'parameters' to hold a parameter or several, found Object")]
    [TestCase("parameters: [a]", "expected a parameter, found String")]
    [TestCase("requestBody: [a]", "expected a request body, found Array")]
    [TestCase("requestBody: {content: {application/json: {schema: text}}}", "expected a schema, found String")]
    [TestCase("requestBody: {content: {application/json: {schema: {type: object, properties: {a: null}}}}}", "expected a schema, found Null")]
    public void What_is_something_else_than_it_must_be_is_an_error_at_its_place(string member, string message)
    {
        var error = Specs.Compile(Operation(member)).Single();

        error.Code.Should().Be(DiagnosticCodes.InvalidKeyword);
        error.Message.Should().Be(message);
        error.Location.Line.Should().Be(9);
    }

    [TestCase("requestBody:")]
    [TestCase("parameters:")]
    [TestCase("servers: null")]
    public void A_key_with_nothing_behind_it_says_nothing(string member) => Specs.Compile(Operation(member)).Errors.Should().BeEmpty();

    [Test]
    public void A_discriminator_that_is_a_text_names_the_property()
    {
        var compilation = Specs.Compile(Specs.WithSchemas("A: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}\nB: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {type: string}}}]}"));

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.A.discriminator.propertyName")!.ToString().Should().Be("kind");
        compilation.Notes.Should().Contain(n => n.Code == DiagnosticCodes.ReadLeniently);
    }

    [TestCase("true")]
    [TestCase("false")]
    public void A_component_may_be_true_or_false(string schema) =>
        Specs.Compile(Specs.WithSchemas($"A: {schema}\nB: {{type: object, properties: {{a: {{$ref: '#/components/schemas/A'}}}}}}")).Errors.Should().BeEmpty();

    private static string Operation(string member) =>
        Specs.Header + $"paths:\n  /x:\n    get:\n      operationId: x\n      {member}\n      responses: {{'200': {{description: ok}}}}\n";

    private static void Try(JToken document, string what, List<string> failures)
    {
        try
        {
            _ = Specs.Compile(document.ToString());
        }
        catch (Exception exception)
        {
            failures.Add($"{what}: {exception.GetType().Name} {exception.Message} {exception.StackTrace?.Split('\n')[0]}");
        }
    }
}
