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
    public void Unequal_components_of_one_name_are_an_error_that_names_both_files()
    {
        var diagnostic = Specs.CompileAll(
            Specs.WithSchemas("Shared:\n  type: string"),
            Specs.WithSchemas("Other:\n  type: string\nShared:\n  type: integer")).Single();

        diagnostic.Code.Should().Be(DiagnosticCodes.ConflictingDefinitions);
        diagnostic.ToString().Should().StartWith("b.yaml(10,5): error TOPS020: ").And.Contain("components.schemas.Shared").And.Contain("a.yaml(8,5)");
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
    public void One_operation_defined_twice_and_differently_is_an_error()
    {
        var diagnostic = Specs.CompileAll(
            Specs.Header + "paths:\n  /x:\n" + Operation.Replace("OP", "getX", System.StringComparison.Ordinal),
            Specs.Header + "paths:\n  /x:\n" + Operation.Replace("OP", "readX", System.StringComparison.Ordinal)).Single();

        diagnostic.Message.Should().Contain("GET /x");
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
    public void Documents_for_different_servers_conflict()
    {
        var diagnostic = Specs.CompileAll(
            Specs.Header + "servers: [{url: https://a.example}]\npaths: {}\n",
            Specs.Header + "servers: [{url: https://b.example}]\npaths: {}\n").Single();

        diagnostic.Message.Should().Contain("'servers'").And.Contain("a.yaml(5,1)");
    }
}
