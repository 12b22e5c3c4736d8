using System.Linq;

namespace TokenOps.OpenApi.Tests.Lowering;

/// <summary>Where base64 text stands in a reply, as the client's reader is told.</summary>
public sealed class Base64MemberTests
{
    [Test]
    [CancelAfter(30_000)]
    public void Types_that_all_refer_to_each_other_are_looked_through_in_time()
    {
        var names = Enumerable.Range(0, 20).Select(static i => $"S{i}").ToList();
        var members = string.Join(", ", names.Select(static name => $"to_{name}: {{$ref: '#/components/schemas/{name}'}}"));

        var descriptor = Base64Of(names.Select(name => $"{name}: {{type: object, properties: {{{members}, data: {{type: string, format: byte}}}}}}"), "S0");

        descriptor.Should().Equal("\"**/data\"");
    }

    [Test]
    public void What_stands_in_lists_and_objects_is_found_by_the_way_to_it()
    {
        var found = Base64Of(["S0: {type: object, properties: {a: {type: array, items: {$ref: '#/components/schemas/S1'}}}}", "S1: {type: object, properties: {data: {type: string, format: byte}, other: {type: string}}}"], "S0");

        found.Should().Equal("\"a/*/data\"");
    }

    [Test]
    public void A_type_inside_itself_has_its_text_at_any_depth()
    {
        var found = Base64Of(["S0: {type: object, properties: {data: {type: string, format: byte}, next: {$ref: '#/components/schemas/S0'}}}"], "S0");

        found.Should().Equal("\"data\"", "\"**/data\"");
    }

    private static string[] Base64Of(System.Collections.Generic.IEnumerable<string> schemas, string response)
    {
        var compilation = Specs.Compile(Specs.Header
            + "paths: {/a: {get: {operationId: getA, tags: [A], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/" + response + "'}}}}}}}}\n"
            + "components:\n  schemas:\n" + Specs.Indent(string.Join("\n", schemas), 4));

        compilation.Errors.Should().BeEmpty();
        return [.. compilation.Lowered.SelectToken("paths['/a'].get['x-base64']")!.Select(static path => path.ToString())];
    }
}
