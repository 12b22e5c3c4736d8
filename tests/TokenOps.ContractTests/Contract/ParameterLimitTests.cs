using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>Every constraint of a parameter holds before anything is sent. That cases are found is shown with a document that has some.</summary>
[TestFixture]
internal sealed class ParameterLimitTests
{
    [TestCaseSource(nameof(Limits))]
    public async Task What_breaks_a_parameters_limit_is_refused_here(ParameterLimit limit)
    {
        var found = await FindingsAsync(limit, limit.Broken);

        found.Should().Contain(finding => IsAbout(finding, limit));
    }

    [TestCaseSource(nameof(AllowedLimits))]
    public async Task What_only_just_keeps_a_parameters_limit_is_fine(ParameterLimit limit)
    {
        var found = await FindingsAsync(limit, limit.Allowed);

        found.Should().NotContain(finding => IsAbout(finding, limit));
    }

    [Test]
    public void Every_constraint_of_a_documents_parameters_is_a_case()
    {
        var document = JObject.Parse("""
            {
              "paths": {
                "/v1/notes/{id}": {
                  "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string", "maxLength": 8 } } ],
                  "get": {
                    "operationId": "getNote",
                    "parameters": [
                      { "name": "limit", "in": "query", "schema": { "anyOf": [ { "type": "integer", "minimum": 1, "maximum": 100 }, { "type": "null" } ] } },
                      { "name": "X-Order", "in": "header", "required": true, "schema": { "type": "string", "enum": ["asc", "desc"] } },
                      { "name": "tag", "in": "query", "schema": { "type": "array", "uniqueItems": true, "maxItems": 2, "items": { "type": "string", "minLength": 2 } } },
                      { "name": "session", "in": "cookie", "schema": { "type": "string", "maxLength": 4 } }
                    ],
                    "responses": { "204": { "description": "none" } }
                  }
                }
              }
            }
            """);

        var cases = DocumentedOperation.All(document).SelectMany(operation => Contract.Limits.OfParameters(operation, new SchemaResolver(document))).ToList();

        cases.Select(limit => $"{limit.Parameter.In} {limit.Path} {limit.Rule} {limit.Broken?.ToString(Newtonsoft.Json.Formatting.None) ?? "nothing"}").Should().BeEquivalentTo(
            "path id required nothing",
            "path id max-length \"xxxxxxxxx\"",
            "query limit minimum 0",
            "query limit maximum 101",
            "header X-Order required nothing",
            "header X-Order enum \"contract-unlisted\"",
            "query tag unique-items [\"text\",\"text\"]",
            "query tag max-items [\"text\",\"text\",\"text\"]",
            "query tag[0] min-length [\"x\"]");
        cases[0].With(value: null).Contract.Parameters.Should().NotContain(parameter => parameter.Name == "id");
    }

    // Parameters are checked when they are sent; a value of the path that is missing, by the language.
    private static async Task<IReadOnlyList<ValidationFinding>> FindingsAsync(ParameterLimit limit, JToken? value)
    {
        var operation = limit.With(value);
        var request = ContractDocument.PlainRequest(operation);
        using var log = new WarningLog();
        using var client = ContractStubs.NewClient(log);
        try
        {
            await ContractStubs.SendAsync(operation, request, validate: true, client: client);
            return log.Findings;
        }
        catch (RequestValidationException refused)
        {
            return refused.Findings;
        }
        catch (ArgumentNullException missing)
        {
            return [new ValidationFinding("required", limit.Path, "null", missing.ParamName ?? string.Empty)];
        }
        catch (ApiException)
        {
            return log.Findings;
        }
    }

    private static bool IsAbout(ValidationFinding finding, ParameterLimit limit) =>
        finding.Rule == limit.Rule && (finding.Member == limit.Path || finding.Member.EndsWith("." + limit.Path, StringComparison.Ordinal));

    private static IEnumerable<ParameterLimit> All() => ContractDocument.Callable.SelectMany(operation => Contract.Limits.OfParameters(operation, ContractDocument.Resolver));

    private static IEnumerable<TestCaseData> Limits() => All().Select(limit => new TestCaseData(limit).SetArgDisplayNames(limit.ToString()));

    private static IEnumerable<TestCaseData> AllowedLimits() => All().Where(limit => limit.Allowed is not null).Select(limit => new TestCaseData(limit).SetArgDisplayNames(limit.ToString()));
}
