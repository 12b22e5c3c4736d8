using System.Text;
using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Stubs;

[TestFixture]
internal sealed class OtherOperationStubTests
{
    private static readonly byte[] File = [1, 2, 3];

    [Test]
    public async Task A_JSON_body_gets_the_first_example()
    {
        var answer = await Note("""{"title":"a","stars":null,"author":{"name":"b","mood":"good"}}""");

        answer.Status.Should().Be(201, answer.Text);
        answer.Json["title"]!.Value<string>().Should().Be("short");
    }

    [TestCase("example=long", 201, "long")]
    [TestCase("code=201, example=long", 201, "long")]
    public async Task Prefer_chooses_among_examples(string prefer, int status, string title)
    {
        var answer = await Note("""{"title":"a"}""", headers: ("Prefer", prefer));

        answer.Status.Should().Be(status);
        answer.Json["title"]!.Value<string>().Should().Be(title);
    }

    [Test]
    public async Task An_error_without_example_is_made_and_marked()
    {
        var answer = await Note("{}", headers: ("Prefer", "code=422"));

        answer.Status.Should().Be(422);
        answer.Message.Headers.GetValues("X-Stub-Example").Should().Equal("made");
        answer.Json.Select(member => ((JProperty)member).Name).Should().Equal("status", "reason");
    }

    [TestCase("""{}""", "title", "required")]
    [TestCase("""{"title":""}""", "title", "minLength 1")]
    [TestCase("""{"title":"aaaaaaaaaaa"}""", "title", "found 11 characters")]
    [TestCase("""{"title":"a","stars":6}""", "stars", "maximum 5")]
    [TestCase("""{"title":"a","stars":1.5}""", "stars", "integer")]
    [TestCase("""{"title":"a","stars":"1"}""", "stars", "integer")]
    [TestCase("""{"title":"a","author":{}}""", "author.name", "required")]
    [TestCase("""{"title":"a","author":{"name":"b","mood":"so"}}""", "author.mood", "found so")]
    [TestCase("""{"title":"a","topics":["a",1,"a"]}""", "topics", "uniqueItems")]
    [TestCase("""{"title":"a","colour":1}""", "colour", "unknown")]
    [TestCase("""{"title":""", "body", "json")]
    [TestCase("", "body", "json")]
    [TestCase("[]", "", "type")]
    public async Task A_JSON_body_that_breaks_a_rule_is_refused_in_the_documents_form(string body, string member, string rule)
    {
        var answer = await Note(body);

        answer.Status.Should().Be(400, answer.Text);
        answer.Json["status"]!.Value<int>().Should().Be(400);
        answer.Json["reason"]!.Value<string>().Should().Contain(member + ":").And.Contain(rule);
    }

    [TestCase("""{"title":"😀😀😀😀😀😀😀😀😀😀"}""")]
    [TestCase("""{"title":"a","stars":5}""")]
    [TestCase("""{"title":"a","topics":["1",1,"a"]}""")]
    public async Task A_JSON_body_within_the_limits_is_accepted(string body)
    {
        var answer = await Note(body);

        answer.Status.Should().Be(201, answer.Text);
    }

    [TestCase("X-Key", "k", 201)]
    [TestCase("Authorization", "Bearer k", 201)]
    [TestCase("Authorization", "k", 401)]
    [TestCase("X-Other", "k", 401)]
    public async Task Either_of_two_credentials_is_enough(string header, string value, int status)
    {
        var answer = await Answer.To(RunningStubs.Notes, HttpMethod.Post, "v1/notes", Json("""{"title":"a"}"""), authorization: null, (header, value));

        answer.Status.Should().Be(status, answer.Text);
    }

    [Test]
    public async Task A_path_parameter_takes_any_segment()
    {
        var answer = await Answer.To(RunningStubs.Notes, HttpMethod.Get, "v1/notes/n-1%2Fx?verbose=1", authorization: null);

        answer.Status.Should().Be(200, answer.Text);
        answer.Message.Headers.GetValues("X-Stub-Example").Should().Equal("made");
        answer.Json["author"]!["mood"]!.Value<string>().Should().Be("good");
    }

    [Test]
    public async Task An_empty_response_is_empty()
    {
        var answer = await Answer.To(RunningStubs.Notes, HttpMethod.Delete, "v1/notes/1", authorization: null);

        answer.Status.Should().Be(204);
        answer.Text.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Uploads))]
    public async Task Every_kind_of_form_rule_is_kept((string, object)[] parts, int status, string expected)
    {
        var answer = await Answer.To(RunningStubs.Notes, HttpMethod.Post, "v1/uploads", Form.Of(parts), authorization: null);

        answer.Status.Should().Be(status, answer.Text);
        answer.Text.Should().Contain(expected);
    }

    private static IEnumerable<TestCaseData> Uploads()
    {
        ((string, object)[] Parts, int Status, string Expected)[] cases =
        [
            ([("tags", "ab"), ("tags", "abcde")], 200, "stored"),
            ([("tags", "ab"), ("tags", "ab"), ("tags", "ab"), ("tags", "ab")], 400, "maxItems 3"),
            ([("tags", "ab"), ("tags", "a")], 400, "minLength 2"),
            ([("tags", "abcdef")], 400, "maxLength 5"),
            ([("tags[]", "ab")], 400, "unknown"),
            ([("labels", "a"), ("labels", "b"), ("labels", "ab")], 200, "stored"),
            ([("labels", "a"), ("labels", "b"), ("labels", "a")], 400, "uniqueItems"),
            ([("ratio", "0.5")], 200, "stored"),
            ([("ratio", "1e-3")], 200, "stored"),
            ([("ratio", "0")], 400, "exclusiveMinimum 0"),
            ([("ratio", "1.01")], 400, "maximum 1"),
            ([("ratio", "half")], 400, "number"),
            ([("code", "ab-12")], 200, "stored"),
            ([("code", "AB-12")], 400, "pattern"),
            ([("seed", "4294967295")], 200, "stored"),
            ([("seed", "4294967296")], 400, "maximum 4294967295"),
            ([("seed", "-1")], 400, "minimum 0"),
            ([("seed", "7 up")], 400, "integer"),
            ([("flag", "false")], 200, "stored"),
            ([("flag", "no")], 400, "boolean"),
        ];
        return cases.Select(one => new TestCaseData((((string, object)[])[("file", File), .. one.Parts]), one.Status, one.Expected)
            .SetArgDisplayNames(string.Join(", ", one.Parts.Select(part => $"{part.Item1}={part.Item2}"))));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static Task<Answer> Note(string body, params (string, string)[] headers) =>
        Answer.To(RunningStubs.Notes, HttpMethod.Post, "v1/notes", Json(body), "Bearer k", headers);
}
