using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests.Overlays;

public sealed class OverlayTests
{
    private static readonly string Document = Specs.WithSchemas(
        """
        Thing:
          type: object
          properties:
            name:
              type: string
            kind:
              type: string
              enum: [a, b]
        """);

    [Test]
    public void An_update_merges_objects_and_appends_to_lists()
    {
        var compilation = Specs.Compile(Document, Specs.Overlay(
            """
            - target: $.components.schemas.Thing.properties.kind
              update:
                description: new
                enum: [c]
            """));

        var kind = compilation.Merged.SelectToken("components.schemas.Thing.properties.kind")!;
        kind["description"]!.ToString().Should().Be("new");
        kind["enum"]!.ToObject<string[]>().Should().Equal("a", "b", "c");
    }

    [Test]
    public void A_removal_removes_members_and_items()
    {
        var compilation = Specs.Compile(Document, Specs.Overlay(
            """
            - target: $.components.schemas.Thing.properties.name
              remove: true
            - target: $.components.schemas.Thing.properties.kind.enum[0]
              remove: true
            """));

        var properties = compilation.Merged.SelectToken("components.schemas.Thing.properties")!;
        properties["name"].Should().BeNull();
        properties["kind"]!["enum"]!.ToObject<string[]>().Should().Equal("b");
    }

    [Test]
    public void A_target_that_matches_nothing_is_an_error_at_the_target()
    {
        var compilation = Specs.Compile(Document, Specs.Overlay(
            """
            - target: $.components.schemas.Nothing
              update: {a: 1}
            """));

        var diagnostic = compilation.Single();
        diagnostic.Code.Should().Be(DiagnosticCodes.OverlayTargetMatchesNothing);
        diagnostic.ToString().Should().StartWith("overlays/0.yaml(6,13): error TOPS011: ");
    }

    [Test]
    public void An_overlay_that_extends_a_document_changes_only_that_one()
    {
        var compilation = SpecCompiler.Compile(
            [new("openapi/a.yaml", Document), new("openapi/b.yaml", Document.Replace("Thing", "Other", System.StringComparison.Ordinal))],
            [new("openapi/overlays/o.yaml", Specs.Overlay("- target: $.components.schemas.*\n  update: {description: x}", extends: "../b.yaml"))]);

        compilation.Merged.SelectToken("components.schemas.Thing.description").Should().BeNull();
        compilation.Merged.SelectToken("components.schemas.Other.description")!.ToString().Should().Be("x");
    }

    [Test]
    public void An_overlay_without_extends_changes_every_document()
    {
        var compilation = SpecCompiler.Compile(
            [new("a.yaml", Document), new("b.yaml", Document)],
            [new("o.yaml", Specs.Overlay("- target: $.components.schemas.Thing\n  update: {description: x}"))]);

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Thing.description")!.ToString().Should().Be("x");
    }

    [Test]
    public void A_copy_brings_what_the_document_has_elsewhere()
    {
        var compilation = Specs.Compile(Document, Specs.Overlay(
            """
            - target: $.components.schemas.Thing.properties.name
              copy: $.components.schemas.Thing.properties.kind
            """).Replace("1.0.0\ninfo", "1.1.0\ninfo", System.StringComparison.Ordinal));

        compilation.Diagnostics.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Thing.properties.name.enum")!.ToObject<string[]>().Should().Equal("a", "b");
    }

    [Test]
    public void A_copy_of_several_nodes_is_an_error_at_its_expression()
    {
        var diagnostic = Specs.Compile(Document, Specs.Overlay("- target: $.components\n  copy: $.components.schemas.Thing.properties.*")).Single();

        diagnostic.ToString().Should().StartWith("overlays/0.yaml(7,11): error TOPS010: ").And.Contain("selects 2");
    }

    [Test]
    public void An_update_replaces_a_primitive_value()
    {
        var compilation = Specs.Compile(Document, Specs.Overlay("- target: $.components.schemas.Thing.properties.name.type\n  update: integer"));

        compilation.Merged.SelectToken("components.schemas.Thing.properties.name.type")!.ToString().Should().Be("integer");
    }

    [TestCase("$.components.schemas.Thing.properties[?(@.type == 'string')]")]
    [TestCase("$.components.schemas.Thing.properties[?@.type == 'string']")]
    [TestCase("$.components.schemas.Thing.properties[?@['type'] == 'string']")]
    [TestCase("$['components']['schemas']['Thing']['properties'][?@.type == 'string' && @.enum]")]
    public void Filters_are_written_with_parentheses_or_without(string target)
    {
        var compilation = Specs.Compile(Document, Specs.Overlay($"- target: \"{target}\"\n  update: {{description: x}}"));

        compilation.Errors.Should().BeEmpty();
        compilation.Merged.SelectToken("components.schemas.Thing.properties.kind.description")!.ToString().Should().Be("x");
    }

    [TestCase("overlay: 2.0.0\ninfo: {title: a, version: 1}\nactions: [{target: $, update: {}}]", 1)]
    [TestCase("overlay: 1.0.0\nactions: [{target: $, update: {}}]", 1)]
    [TestCase("overlay: 1.0.0\ninfo: {title: a, version: 1}\nactions: []", 3)]
    [TestCase("overlay: 1.0.0\ninfo: {title: a, version: 1}\nactions:\n- target: '$.['\n  update: {}", 4)]
    [TestCase("overlay: 1.0.0\ninfo: {title: a, version: 1}\nactions:\n- target: $\n", 4)]
    [TestCase("overlay: 1.0.0\ninfo: {title: a, version: 1}\nactions:\n- target: $\n  update: {}\n  remove: true", 4)]
    [TestCase("overlay: 1.1.0\ninfo: {title: a, version: 1}\nactions:\n- target: $\n  update: {}\n  copy: $.a", 4)]
    [TestCase("overlay: 1.1.0\ninfo: {title: a, version: 1}\nactions:\n- target: $\n  copy: '$.['", 5)]
    [TestCase("overlay: 1.0.0\ninfo: {title: a, version: 1}\nactions:\n- target: $\n  udpate: {}", 4)]
    [TestCase("overlay: 1.0.0\ninfo: {title: a, version: 1}\nextends: ../missing.yaml\nactions: [{target: $, update: {}}]", 1)]
    public void A_malformed_overlay_is_refused_with_its_line(string overlay, int line)
    {
        var diagnostic = Specs.Compile(Document, overlay).Single();

        diagnostic.Code.Should().Be(DiagnosticCodes.InvalidOverlay);
        diagnostic.Location.Line.Should().Be(line);
    }

    [Test]
    public void Every_mistake_of_a_run_is_named()
    {
        var compilation = Specs.Compile(Document, Specs.Overlay("- target: $.a\n  update: {}\n- target: $.b\n  update: {}"));

        compilation.Diagnostics.Should().HaveCount(2);
    }
}
