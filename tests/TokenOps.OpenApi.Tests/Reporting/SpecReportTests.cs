using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Tests.Reporting;

[TestFixture]
internal sealed class SpecReportTests
{
    private const string Document = Specs.Header + """
        servers: [{url: https://api.example.com}]
        paths:
          /v1/pictures:
            post:
              operationId: editPicture
              tags: [Pictures]
              description: Edits a picture.
              requestBody:
                required: true
                content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Edit'}}}
              responses:
                '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Reply'}}}}
                '400': {description: refused, content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}}
        components:
          schemas:
            Edit:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string, maxLength: 100, description: What to do.}
                n: {anyOf: [{type: integer, minimum: 1, maximum: 10}, {type: 'null'}], description: How many.}
                quality: {anyOf: [{type: string, enum: [low, high]}, {type: 'null'}], description: How good.}
                user: {type: string, description: Who asks.}
            Reply:
              type: object
              required: [created]
              properties:
                created: {type: integer}
                quality: {type: string, enum: [low, high]}
                usage: {type: object, properties: {total: {type: integer, minimum: 0}}}
        """;

    private const string Edit = "components.schemas.Edit.properties.";
    private const string Reply = "components.schemas.Reply.properties.";

    [TestCaseSource(nameof(Ten))]
    [TestCaseSource(nameof(More))]
    public void A_change_gets_its_verdict_and_its_version(string change, JObject after, ReportVerdict verdict, string place, string before1, string from1)
    {
        var report = SpecReport.Between(Compile(Document), after);

        report.Verdict.Should().Be(verdict, ReportText.Plain(report));
        report.Changes.Where(one => one.Verdict == verdict).Select(one => $"{one.Place} {one.Member}: {one.What}").Should().Equal([place], change);
        VersionAdvice.Next("0.1.0", report.Verdict).Should().Be(before1);
        VersionAdvice.Next("1.2.3", report.Verdict).Should().Be(from1);
    }

    [Test]
    public void The_same_document_is_no_change_and_the_order_of_members_is_none()
    {
        var after = Compile(Document);
        var properties = (JObject)after.SelectToken("components.schemas.Edit.properties")!;
        properties.Replace(new JObject(properties.Properties().Reverse()));

        var report = SpecReport.Between(Compile(Document), after);

        report.Changes.Should().BeEmpty();
        VersionAdvice.Next("0.1.0", report.Verdict).Should().Be("0.1.0");
    }

    [Test]
    public void A_schema_that_contains_itself_is_compared()
    {
        var before = Compile(Document);
        before.SelectToken("components.schemas.Reply.properties")!["inner"] = new JObject { ["$ref"] = "#/components/schemas/Reply" };
        var after = (JObject)before.DeepClone();
        after.SelectToken(Reply + "created")!["maximum"] = 5;

        SpecReport.Between(before, after).Verdict.Should().Be(ReportVerdict.Additive);
    }

    [Test]
    public void Markdown_has_a_row_for_each_change_and_JSON_a_member()
    {
        var report = SpecReport.Between(Compile(Document), Changed(d => d.SelectToken(Edit + "user")!.Parent!.Remove()));

        MarkdownReport.Write(report, "0.1.0").Should().Contain("| breaking | POST /v1/pictures request | `user` | removed<br>contract: additive; this client: breaking, because the C# property is gone | ").And.Contain("**0.2.0**");
        var json = JObject.Parse(ReportText.Json(report, "0.1.0"));
        ((string?)json["verdict"]).Should().Be("breaking");
        ((string?)json["changes"]![0]!["member"]).Should().Be("user");
    }

    private static IEnumerable<TestCaseData> Ten() =>
    [
        Case("field added", ReportVerdict.Additive, "POST /v1/pictures request seed: added", d => d.SelectToken("components.schemas.Edit.properties")!["seed"] = Text()),
        Case("field made required", ReportVerdict.Breaking, "POST /v1/pictures request user: made required", d => ((JArray)d.SelectToken("components.schemas.Edit.required")!).Add("user")),
        Case("field removed", ReportVerdict.Breaking, "POST /v1/pictures request user: removed", d => d.SelectToken(Edit + "user")!.Parent!.Remove()),
        Case("field renamed", ReportVerdict.Breaking, "POST /v1/pictures request user: renamed to 'end_user'", d => d.SelectToken(Edit + "user")!.Parent!.Replace(new JProperty("end_user", d.SelectToken(Edit + "user")!))),
        Case("enum member added", ReportVerdict.Additive, "POST /v1/pictures request quality: enum member \"best\" added", d => ((JArray)d.SelectToken(Edit + "quality.anyOf[0].enum")!).Add("best")),
        Case("enum member removed", ReportVerdict.Breaking, "POST /v1/pictures request quality: enum member \"low\" removed", d => d.SelectToken(Edit + "quality.anyOf[0].enum[0]")!.Remove()),
        Case("limit tightened", ReportVerdict.Breaking, "POST /v1/pictures request n: limit maximum tightened from 10 to 4", d => d.SelectToken(Edit + "n.anyOf[0]")!["maximum"] = 4),
        Case("response member added", ReportVerdict.Additive, "POST /v1/pictures response 200 usage.cost: added", d => d.SelectToken(Reply + "usage.properties")!["cost"] = Text()),
        Case("endpoint added", ReportVerdict.Additive, "GET /v1/pictures : operation added", d => d["paths"]!["/v1/pictures"]!["get"] = JObject.Parse("{operationId: 'listPictures', tags: ['Pictures'], responses: {'204': {description: 'none'}}}")),
        Case("description only", ReportVerdict.Documentation, "POST /v1/pictures request prompt: description or example changed", d => d.SelectToken(Edit + "prompt")!["description"] = "What to change."),
    ];

    private static IEnumerable<TestCaseData> More() =>
    [
        Case("required field added", ReportVerdict.Breaking, "POST /v1/pictures request seed: added, required", d => { d.SelectToken("components.schemas.Edit.properties")!["seed"] = Text(); ((JArray)d.SelectToken("components.schemas.Edit.required")!).Add("seed"); }),
        Case("request limit loosened", ReportVerdict.Additive, "POST /v1/pictures request prompt: limit maxLength loosened from 100 to 200", d => d.SelectToken(Edit + "prompt")!["maxLength"] = 200),
        Case("request limit removed", ReportVerdict.Additive, "POST /v1/pictures request prompt: limit maxLength 100 removed", d => d.SelectToken(Edit + "prompt.maxLength")!.Parent!.Remove()),
        Case("response limit loosened, which the client does not check", ReportVerdict.Additive, "POST /v1/pictures response 200 usage.total: limit minimum loosened from 0 to -1", d => d.SelectToken(Reply + "usage.properties.total")!["minimum"] = -1),
        Case("response member made optional", ReportVerdict.Breaking, "POST /v1/pictures response 200 created: made optional", d => d.SelectToken("components.schemas.Reply.required")!.Parent!.Remove()),
        Case("response member made required", ReportVerdict.Additive, "POST /v1/pictures response 200 usage: made required", d => ((JArray)d.SelectToken("components.schemas.Reply.required")!).Add("usage")),
        Case("response member removed with what is inside", ReportVerdict.Breaking, "POST /v1/pictures response 200 usage: removed", d => d.SelectToken(Reply + "usage")!.Parent!.Remove()),
        Case("response enum member added", ReportVerdict.Additive, "POST /v1/pictures response 200 quality: enum member \"best\" added", d => ((JArray)d.SelectToken(Reply + "quality.enum")!).Add("best")),
        Case("type changed", ReportVerdict.Breaking, "POST /v1/pictures response 200 created: type changed from integer to string", d => d.SelectToken(Reply + "created")!["type"] = "string"),
        Case("endpoint removed", ReportVerdict.Breaking, "POST /v1/pictures : operation removed", d => ((JObject)d["paths"]!["/v1/pictures"]!).Remove("post")),
        Case("operation renamed", ReportVerdict.Breaking, "POST /v1/pictures : operationId changed, and with it the C# name", d => d["paths"]!["/v1/pictures"]!["post"]!["operationId"] = "changePicture"),
        Case("status added", ReportVerdict.Additive, "POST /v1/pictures response 429 : added", d => d["paths"]!["/v1/pictures"]!["post"]!["responses"]!["429"] = JObject.Parse("{description: 'slow down'}")),
        Case("default changed", ReportVerdict.Additive, "POST /v1/pictures request n: default changed from nothing to 2", d => d.SelectToken(Edit + "n")!["default"] = 2),
        Case("title of the document changed", ReportVerdict.Documentation, "document : words, or what no operation uses, changed", d => d["info"]!["title"] = "Other"),
    ];

    private static JObject Text() => JObject.Parse("{type: 'string', description: 'New.'}");

    private static TestCaseData Case(string name, ReportVerdict verdict, string place, System.Action<JObject> change)
    {
        var (before1, from1) = verdict switch
        {
            ReportVerdict.Breaking => ("0.2.0", "2.0.0"),
            ReportVerdict.Additive => ("0.1.1", "1.3.0"),
            _ => ("0.1.1", "1.2.4"),
        };
        return new TestCaseData(name, Changed(change), verdict, place, before1, from1).SetArgDisplayNames(name);
    }

    private static JObject Changed(System.Action<JObject> change)
    {
        var document = Compile(Document);
        change(document);
        return document;
    }

    private static JObject Compile(string document)
    {
        var compilation = Specs.Compile(document);
        compilation.Diagnostics.Should().BeEmpty();
        return compilation.Merged;
    }
}
