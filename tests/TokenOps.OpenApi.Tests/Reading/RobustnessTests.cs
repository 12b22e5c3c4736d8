using System.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests.Reading;

public sealed class RobustnessTests
{
    [Test]
    public void A_long_chain_of_types_compiles_or_ends_with_a_finding()
    {
        var schemas = string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"S{i}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{i + 1}'}}}}}}").Append("S5000: {type: string}"));

        var compilation = Specs.Compile(Specs.WithSchemas(schemas));

        compilation.Errors.Where(e => e.Code != DiagnosticCodes.LimitExceeded).Should().BeEmpty();
    }

    [Test]
    public void A_long_chain_of_references_compiles_or_ends_with_a_finding()
    {
        var schemas = string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"S{i}: {{$ref: '#/components/schemas/S{i + 1}'}}").Append("S5000: {type: string}"));

        var compilation = Specs.Compile(Specs.WithSchemas(schemas));

        compilation.Errors.Where(e => e.Code != DiagnosticCodes.LimitExceeded).Should().BeEmpty();
    }
}
